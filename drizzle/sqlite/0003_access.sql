CREATE TABLE `audit_head` (
	`id` integer PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_log` (
	`position` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`role` text NOT NULL,
	`action` text NOT NULL,
	`records` text NOT NULL,
	`organisations` text NOT NULL,
	`data_version` integer,
	`rule_version` text,
	`request_id` text,
	`details` text,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`name` text,
	`role` text,
	`email` text,
	`phone` text,
	`name_key` text,
	`email_key` text,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	`erased_at` integer
);
--> statement-breakpoint
CREATE INDEX `contacts_organisation_idx` ON `contacts` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `contacts_email_idx` ON `contacts` (`email_key`);--> statement-breakpoint
CREATE INDEX `contacts_name_idx` ON `contacts` (`name_key`);--> statement-breakpoint
CREATE TABLE `privacy_records` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`day` text NOT NULL,
	`purpose` text NOT NULL,
	`legal_basis` text NOT NULL,
	`source` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `privacy_records_person_idx` ON `privacy_records` (`person_id`,`day`);--> statement-breakpoint
CREATE TABLE `upgrades` (
	`name` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `api_keys` ADD `partner_id` text;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `organisation_ids` text;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `scopes` text;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `expires_at` integer;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `replaced_by` text;--> statement-breakpoint
ALTER TABLE `import_batches` ADD `partner_id` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `public_name` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `public_at` integer;--> statement-breakpoint
ALTER TABLE `organisations` ADD `public_digest` text;--> statement-breakpoint
CREATE INDEX `organisations_kind_public_name_idx` ON `organisations` (`kind`,`public_name`,`id`);--> statement-breakpoint
CREATE INDEX `organisations_kind_public_at_idx` ON `organisations` (`kind`,`public_at`,`id`);--> statement-breakpoint
CREATE INDEX `organisations_partner_idx` ON `organisations` (`partner_id`);