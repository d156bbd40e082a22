CREATE TABLE `rate_budgets` (
	`who` text PRIMARY KEY NOT NULL,
	`spent` real NOT NULL,
	`allowed` integer NOT NULL,
	`at` integer NOT NULL
);
