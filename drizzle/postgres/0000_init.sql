CREATE TABLE "api_keys" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C",
	"role" text collate "C" NOT NULL,
	"digest" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text collate "C" NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"position" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text collate "C" NOT NULL,
	"action" text collate "C" NOT NULL,
	"record_kind" text collate "C" NOT NULL,
	"record_id" text collate "C" NOT NULL,
	"organisation_id" text collate "C",
	"before" json,
	"after" json
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"organisation_id" text collate "C" NOT NULL,
	"body" json NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "data_version" (
	"id" integer PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deals" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"organisation_id" text collate "C" NOT NULL,
	"body" json NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchange_rates" (
	"date" text collate "C" NOT NULL,
	"currency" text collate "C" NOT NULL,
	"per_eur" double precision NOT NULL,
	CONSTRAINT "exchange_rates_date_currency_pk" PRIMARY KEY("date","currency")
);
--> statement-breakpoint
CREATE TABLE "facets" (
	"organisation_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	CONSTRAINT "facets_organisation_id_kind_value_pk" PRIMARY KEY("organisation_id","kind","value")
);
--> statement-breakpoint
CREATE TABLE "identifiers" (
	"scheme" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	"organisation_id" text collate "C" NOT NULL,
	CONSTRAINT "identifiers_scheme_value_pk" PRIMARY KEY("scheme","value")
);
--> statement-breakpoint
CREATE TABLE "mandates" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"organisation_id" text collate "C" NOT NULL,
	"body" json NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "needs" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"organisation_id" text collate "C" NOT NULL,
	"body" json NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"status" text collate "C" NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"synthetic" boolean NOT NULL,
	"source" text collate "C",
	"external_id" text collate "C",
	"partner_id" text collate "C",
	"facts" json NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "remembered_answers" (
	"key" text collate "C" NOT NULL,
	"principal_id" text collate "C" NOT NULL,
	"request_digest" text collate "C" NOT NULL,
	"status" integer NOT NULL,
	"body" text collate "C" NOT NULL,
	"headers" json NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "remembered_answers_key_principal_id_pk" PRIMARY KEY("key","principal_id")
);
--> statement-breakpoint
CREATE TABLE "spans" (
	"organisation_id" text collate "C" NOT NULL,
	"ordinal" integer NOT NULL,
	"kind" text collate "C" NOT NULL,
	"min" double precision,
	"max" double precision,
	CONSTRAINT "spans_organisation_id_ordinal_pk" PRIMARY KEY("organisation_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "words" (
	"organisation_id" text collate "C" NOT NULL,
	"word" text collate "C" NOT NULL,
	CONSTRAINT "words_organisation_id_word_pk" PRIMARY KEY("organisation_id","word")
);
--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facets" ADD CONSTRAINT "facets_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identifiers" ADD CONSTRAINT "identifiers_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spans" ADD CONSTRAINT "spans_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "words" ADD CONSTRAINT "words_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "changes_record_idx" ON "changes" USING btree ("record_id","position");--> statement-breakpoint
CREATE INDEX "claims_organisation_idx" ON "claims" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "deals_organisation_idx" ON "deals" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "facets_kind_value_idx" ON "facets" USING btree ("kind","value");--> statement-breakpoint
CREATE INDEX "identifiers_organisation_idx" ON "identifiers" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "mandates_organisation_idx" ON "mandates" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "needs_organisation_idx" ON "needs" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisations_source_idx" ON "organisations" USING btree ("source","external_id");--> statement-breakpoint
CREATE INDEX "organisations_kind_id_idx" ON "organisations" USING btree ("kind","id");--> statement-breakpoint
CREATE INDEX "organisations_kind_name_idx" ON "organisations" USING btree ("kind","name_key","id");--> statement-breakpoint
CREATE INDEX "organisations_kind_updated_idx" ON "organisations" USING btree ("kind","updated_at","id");--> statement-breakpoint
CREATE INDEX "organisations_kind_created_idx" ON "organisations" USING btree ("kind","created_at","id");--> statement-breakpoint
CREATE INDEX "words_word_idx" ON "words" USING btree ("word");