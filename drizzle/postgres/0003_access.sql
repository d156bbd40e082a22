CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"hash" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"position" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"action" text collate "C" NOT NULL,
	"records" json NOT NULL,
	"organisations" json NOT NULL,
	"data_version" bigint,
	"rule_version" text collate "C",
	"request_id" text collate "C",
	"details" json,
	"previous_hash" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"organisation_id" text collate "C" NOT NULL,
	"name" text collate "C",
	"role" text collate "C",
	"email" text collate "C",
	"phone" text collate "C",
	"name_key" text collate "C",
	"email_key" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"erased_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "privacy_records" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"day" text collate "C" NOT NULL,
	"purpose" text collate "C" NOT NULL,
	"legal_basis" text collate "C" NOT NULL,
	"source" text collate "C" NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "upgrades" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "partner_id" text collate "C";--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "organisation_ids" json;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "scopes" json;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "replaced_by" text collate "C";--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "partner_id" text collate "C";--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "public_name" text collate "C";--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "public_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "public_digest" text collate "C";--> statement-breakpoint
CREATE INDEX "contacts_organisation_idx" ON "contacts" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "contacts_email_idx" ON "contacts" USING btree ("email_key");--> statement-breakpoint
CREATE INDEX "contacts_name_idx" ON "contacts" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "privacy_records_person_idx" ON "privacy_records" USING btree ("person_id","day");--> statement-breakpoint
CREATE INDEX "organisations_kind_public_name_idx" ON "organisations" USING btree ("kind","public_name","id");--> statement-breakpoint
CREATE INDEX "organisations_kind_public_at_idx" ON "organisations" USING btree ("kind","public_at","id");--> statement-breakpoint
CREATE INDEX "organisations_partner_idx" ON "organisations" USING btree ("partner_id");