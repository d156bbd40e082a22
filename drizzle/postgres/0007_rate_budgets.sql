CREATE TABLE "rate_budgets" (
	"who" text collate "C" PRIMARY KEY NOT NULL,
	"spent" double precision NOT NULL,
	"allowed" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
-- Written with every request, and nothing is lost with it.
ALTER TABLE "rate_budgets" SET UNLOGGED;
--> statement-breakpoint
ALTER TABLE "rate_budgets" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "rate_budgets" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "rate_budgets_all" ON "rate_budgets" USING ((SELECT "ponteverde_reach"()) = 'all');
