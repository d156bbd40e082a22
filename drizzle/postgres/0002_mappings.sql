CREATE TABLE "mappings" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"document" json NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text collate "C" NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text collate "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "remembered_answers" ADD COLUMN "owner" text collate "C";--> statement-breakpoint
ALTER TABLE "remembered_answers" ADD COLUMN "leased_until" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "remembered_answers_created_idx" ON "remembered_answers" USING btree ("created_at");