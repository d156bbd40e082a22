#!/usr/bin/env node
// The command line. What the process gives is read here and nowhere below.
import { existsSync } from 'node:fs'
import { run } from './cli/program.ts'

if (existsSync('.env')) process.loadEnvFile()

// A reader that has seen enough (`ponteverde match … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
  throw error
})

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  exitCode: 0
})
