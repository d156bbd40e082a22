-- The tables that row_level_security left out: imports belong to whoever made them and to its partner, the audit log is added to by all who
-- write and read by staff, settings of the service are read by all and changed by staff. From here on no table is without a policy.
CREATE FUNCTION "ponteverde_imported"(batch text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (SELECT 1 FROM "import_batches" b WHERE b."id" = batch)
$$;
--> statement-breakpoint
ALTER TABLE "import_batches" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "import_batches" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "import_batches_read" ON "import_batches" FOR SELECT USING ((SELECT "ponteverde_reach"()) = 'all' OR ((SELECT "ponteverde_reach"()) IN ('own', 'writing') AND ("actor" = nullif(current_setting('ponteverde.principal', true), '') OR coalesce("partner_id" = nullif(current_setting('ponteverde.partner', true), ''), false))));
--> statement-breakpoint
CREATE POLICY "import_batches_add" ON "import_batches" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) = 'all' OR ((SELECT "ponteverde_reach"()) IN ('own', 'writing') AND ("actor" = nullif(current_setting('ponteverde.principal', true), '') OR coalesce("partner_id" = nullif(current_setting('ponteverde.partner', true), ''), false))));
--> statement-breakpoint
CREATE POLICY "import_batches_change" ON "import_batches" FOR UPDATE USING ((SELECT "ponteverde_reach"()) = 'all' OR ((SELECT "ponteverde_reach"()) IN ('own', 'writing') AND ("actor" = nullif(current_setting('ponteverde.principal', true), '') OR coalesce("partner_id" = nullif(current_setting('ponteverde.partner', true), ''), false))));
--> statement-breakpoint
CREATE POLICY "import_batches_remove" ON "import_batches" FOR DELETE USING ((SELECT "ponteverde_reach"()) = 'all');
--> statement-breakpoint
ALTER TABLE "batch_remarks" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "batch_remarks" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "batch_remarks_read" ON "batch_remarks" FOR SELECT USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_imported"("batch_id"));
--> statement-breakpoint
CREATE POLICY "batch_remarks_add" ON "batch_remarks" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_imported"("batch_id"));
--> statement-breakpoint
CREATE POLICY "batch_remarks_change" ON "batch_remarks" FOR UPDATE USING ((SELECT "ponteverde_reach"()) = 'all');
--> statement-breakpoint
CREATE POLICY "batch_remarks_remove" ON "batch_remarks" FOR DELETE USING ((SELECT "ponteverde_reach"()) = 'all');
--> statement-breakpoint
ALTER TABLE "batch_records" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "batch_records" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "batch_records_read" ON "batch_records" FOR SELECT USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id") OR "ponteverde_imported"("batch_id"));
--> statement-breakpoint
CREATE POLICY "batch_records_add" ON "batch_records" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_imported"("batch_id"));
--> statement-breakpoint
CREATE POLICY "batch_records_change" ON "batch_records" FOR UPDATE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_imported"("batch_id"));
--> statement-breakpoint
CREATE POLICY "batch_records_remove" ON "batch_records" FOR DELETE USING ((SELECT "ponteverde_reach"()) = 'all');
--> statement-breakpoint
ALTER TABLE "jobs" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "jobs" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "jobs_read" ON "jobs" FOR SELECT USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_imported"("id"));
--> statement-breakpoint
CREATE POLICY "jobs_add" ON "jobs" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_imported"("id"));
--> statement-breakpoint
CREATE POLICY "jobs_change" ON "jobs" FOR UPDATE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_imported"("id"));
--> statement-breakpoint
CREATE POLICY "jobs_remove" ON "jobs" FOR DELETE USING ((SELECT "ponteverde_reach"()) = 'all');
--> statement-breakpoint
ALTER TABLE "mappings" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "mappings" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "mappings_read" ON "mappings" FOR SELECT USING ((SELECT "ponteverde_reach"()) IN ('all', 'own', 'writing'));
--> statement-breakpoint
CREATE POLICY "mappings_add" ON "mappings" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) = 'all');
--> statement-breakpoint
CREATE POLICY "mappings_change" ON "mappings" FOR UPDATE USING ((SELECT "ponteverde_reach"()) = 'all');
--> statement-breakpoint
CREATE POLICY "mappings_remove" ON "mappings" FOR DELETE USING ((SELECT "ponteverde_reach"()) = 'all');
--> statement-breakpoint
ALTER TABLE "exchange_rates" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "exchange_rates" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "exchange_rates_read" ON "exchange_rates" FOR SELECT USING ((SELECT "ponteverde_reach"()) IN ('all', 'own', 'open', 'writing'));
--> statement-breakpoint
CREATE POLICY "exchange_rates_add" ON "exchange_rates" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) = 'all');
--> statement-breakpoint
CREATE POLICY "exchange_rates_change" ON "exchange_rates" FOR UPDATE USING ((SELECT "ponteverde_reach"()) = 'all');
--> statement-breakpoint
CREATE POLICY "exchange_rates_remove" ON "exchange_rates" FOR DELETE USING ((SELECT "ponteverde_reach"()) = 'all');
--> statement-breakpoint
ALTER TABLE "data_version" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "data_version" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "data_version_read" ON "data_version" FOR SELECT USING ((SELECT "ponteverde_reach"()) IN ('all', 'own', 'open', 'writing'));
--> statement-breakpoint
CREATE POLICY "data_version_add" ON "data_version" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) IN ('all', 'writing'));
--> statement-breakpoint
CREATE POLICY "data_version_change" ON "data_version" FOR UPDATE USING ((SELECT "ponteverde_reach"()) IN ('all', 'writing'));
--> statement-breakpoint
ALTER TABLE "audit_log" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "audit_log" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "audit_log_read" ON "audit_log" FOR SELECT USING ((SELECT "ponteverde_reach"()) = 'all');
--> statement-breakpoint
CREATE POLICY "audit_log_add" ON "audit_log" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) IN ('all', 'writing'));
--> statement-breakpoint
CREATE POLICY "audit_log_change" ON "audit_log" FOR UPDATE USING ((SELECT "ponteverde_reach"()) = 'all');
--> statement-breakpoint
CREATE POLICY "audit_log_remove" ON "audit_log" FOR DELETE USING ((SELECT "ponteverde_reach"()) = 'all');
--> statement-breakpoint
ALTER TABLE "audit_head" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "audit_head" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "audit_head_read" ON "audit_head" FOR SELECT USING ((SELECT "ponteverde_reach"()) IN ('all', 'writing'));
--> statement-breakpoint
CREATE POLICY "audit_head_add" ON "audit_head" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) IN ('all', 'writing'));
--> statement-breakpoint
CREATE POLICY "audit_head_change" ON "audit_head" FOR UPDATE USING ((SELECT "ponteverde_reach"()) IN ('all', 'writing'));
--> statement-breakpoint
ALTER TABLE "upgrades" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "upgrades" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "upgrades_all" ON "upgrades" USING ((SELECT "ponteverde_reach"()) = 'all');
