// The process of `npm start`: the same as `ponteverde serve`.
import { existsSync } from 'node:fs'
import { ConfigError, readConfig } from './config.ts'
import { serve } from './serve.ts'
import { StorageError } from './storage/open.ts'

if (existsSync('.env')) process.loadEnvFile()
try {
  await serve(readConfig(process.env))
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StorageError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
