CREATE TABLE `batch_records` (
	`batch_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`record_id` text NOT NULL,
	`record_kind` text NOT NULL,
	`first_position` integer NOT NULL,
	`last_position` integer NOT NULL,
	`version_after` integer,
	`kept` text,
	`undone` integer NOT NULL,
	PRIMARY KEY(`batch_id`, `organisation_id`, `record_id`)
);
--> statement-breakpoint
CREATE INDEX `batch_records_record_idx` ON `batch_records` (`record_id`,`last_position`);--> statement-breakpoint
CREATE TABLE `batch_remarks` (
	`batch_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`row` integer NOT NULL,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`batch_id`, `ordinal`)
);
--> statement-breakpoint
CREATE TABLE `import_batches` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`actor` text NOT NULL,
	`mode` text NOT NULL,
	`overwrite` integer NOT NULL,
	`file_name` text,
	`file_hash` text,
	`mapping` text,
	`mapping_version` text,
	`source` text,
	`kind` text,
	`rows_total` integer,
	`rows_read` integer NOT NULL,
	`created` integer NOT NULL,
	`updated` integer NOT NULL,
	`unchanged` integer NOT NULL,
	`rejected` integer NOT NULL,
	`warned` integer NOT NULL,
	`refused` integer NOT NULL,
	`started_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`owner` text,
	`leased_until` integer,
	`attempts` integer NOT NULL
);
