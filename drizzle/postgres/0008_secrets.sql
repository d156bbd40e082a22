CREATE TABLE "secrets" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"value" text collate "C" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
ALTER TABLE "secrets" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "secrets" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "secrets_all" ON "secrets" USING ((SELECT "ponteverde_reach"()) = 'all');
