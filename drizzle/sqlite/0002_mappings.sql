CREATE TABLE `mappings` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `remembered_answers` ADD `owner` text;--> statement-breakpoint
ALTER TABLE `remembered_answers` ADD `leased_until` integer;--> statement-breakpoint
CREATE INDEX `remembered_answers_created_idx` ON `remembered_answers` (`created_at`);