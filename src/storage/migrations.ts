// Where the migrations are, and which of them this version of the code expects.
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { fileURLToPath } from 'node:url'
import { StorageError } from './dialect.ts'

export interface Migration { readonly sql: readonly string[], readonly when: number, readonly hash: string }

/** The folder of an engine's migrations: `drizzle/` lies two levels up both from src/storage and from dist/storage. */
export function migrationsFolder (engine: 'sqlite' | 'postgres'): string {
  return fileURLToPath(new URL(`../../drizzle/${engine}`, import.meta.url))
}

/** Every migration in a folder, oldest first. Throws StorageError when the folder is not as drizzle-kit leaves it. */
export function readMigrations (folder: string): readonly Migration[] {
  try {
    return readMigrationFiles({ migrationsFolder: folder }).map((file) => ({ sql: file.sql, when: file.folderMillis, hash: file.hash }))
  } catch (error) {
    throw new StorageError(`The migrations in ${folder} cannot be read: is the installation complete? (${error instanceof Error ? error.message : String(error)})`)
  }
}
