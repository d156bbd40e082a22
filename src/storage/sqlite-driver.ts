import { createRequire } from 'node:module'
import type BetterSqlite3 from 'better-sqlite3'

// 12.x aborts at random on Node 24 ("Assertion failed: (env) != nullptr"); 13.x segfaults on Node 20.
// npm leaves the optional 13.x out where its "engines" does not match.
const major = Number(process.versions.node.split('.')[0])
export const Database = createRequire(import.meta.url)(major >= 22 ? 'better-sqlite3-v13' : 'better-sqlite3') as typeof BetterSqlite3
