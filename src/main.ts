// The process of `npm start`: the same as `ponteverde serve`.
import { existsSync } from 'node:fs'
import { run } from './cli/program.ts'

if (existsSync('.env')) process.loadEnvFile()
process.exitCode = await run(['serve'], { env: process.env, stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, exitCode: 0 })
