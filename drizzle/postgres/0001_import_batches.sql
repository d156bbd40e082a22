CREATE TABLE "batch_records" (
	"batch_id" text collate "C" NOT NULL,
	"organisation_id" text collate "C" NOT NULL,
	"record_id" text collate "C" NOT NULL,
	"record_kind" text collate "C" NOT NULL,
	"first_position" bigint NOT NULL,
	"last_position" bigint NOT NULL,
	"version_after" integer,
	"kept" json,
	"undone" boolean NOT NULL,
	CONSTRAINT "batch_records_batch_id_organisation_id_record_id_pk" PRIMARY KEY("batch_id","organisation_id","record_id")
);
--> statement-breakpoint
CREATE TABLE "batch_remarks" (
	"batch_id" text collate "C" NOT NULL,
	"ordinal" integer NOT NULL,
	"row" integer NOT NULL,
	"kind" text collate "C" NOT NULL,
	"body" json NOT NULL,
	CONSTRAINT "batch_remarks_batch_id_ordinal_pk" PRIMARY KEY("batch_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "import_batches" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"state" text collate "C" NOT NULL,
	"actor" text collate "C" NOT NULL,
	"mode" text collate "C" NOT NULL,
	"overwrite" boolean NOT NULL,
	"file_name" text collate "C",
	"file_hash" text collate "C",
	"mapping" text collate "C",
	"mapping_version" text collate "C",
	"source" text collate "C",
	"kind" text collate "C",
	"rows_total" integer,
	"rows_read" integer NOT NULL,
	"created" integer NOT NULL,
	"updated" integer NOT NULL,
	"unchanged" integer NOT NULL,
	"rejected" integer NOT NULL,
	"warned" integer NOT NULL,
	"refused" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"owner" text collate "C",
	"leased_until" timestamp (3) with time zone,
	"attempts" integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX "batch_records_record_idx" ON "batch_records" USING btree ("record_id","last_position");