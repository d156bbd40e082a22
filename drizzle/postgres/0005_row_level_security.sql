-- A second line behind the application's rules. Every connection of the service says how far it may reach, in settings that
-- last one transaction (src/storage/reach.ts): `all` for staff and the service itself, `own` for partners and members, `open` for everybody
-- else, `writing` for what partners and members change: then they meet others' organisations, since ids and identifiers are taken once for
-- all, and still neither read what is confidential nor change what is not theirs. Without a setting there is nothing to see.
-- Which columns of a row are shown is the application's part.
CREATE FUNCTION "ponteverde_reach"() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(current_setting('ponteverde.reach', true), '') $$;
--> statement-breakpoint
CREATE FUNCTION "ponteverde_own"(organisation text, partner text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT "ponteverde_reach"() IN ('own', 'writing') AND (
    coalesce(partner = nullif(current_setting('ponteverde.partner', true), ''), false)
    OR coalesce(nullif(current_setting('ponteverde.organisations', true), '')::jsonb ? organisation, false))
$$;
--> statement-breakpoint
CREATE FUNCTION "ponteverde_owns"(organisation text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (SELECT 1 FROM "organisations" o WHERE o."id" = organisation AND "ponteverde_own"(o."id", o."partner_id"))
$$;
--> statement-breakpoint
CREATE FUNCTION "ponteverde_foreign"(organisation text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT "ponteverde_reach"() <> 'writing' OR EXISTS (SELECT 1 FROM "organisations" o WHERE o."id" = organisation AND NOT "ponteverde_own"(o."id", o."partner_id"))
$$;
--> statement-breakpoint
CREATE FUNCTION "ponteverde_open"(organisation text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT "ponteverde_reach"() IN ('own', 'open') AND EXISTS (SELECT 1 FROM "organisations" o WHERE o."id" = organisation AND (o."status" = 'published' OR o."synthetic"))
$$;
--> statement-breakpoint
CREATE FUNCTION "ponteverde_invented"(organisation text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT "ponteverde_reach"() IN ('own', 'open') AND EXISTS (SELECT 1 FROM "organisations" o WHERE o."id" = organisation AND o."synthetic")
$$;
--> statement-breakpoint
ALTER TABLE "organisations" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "organisations" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "organisations_read" ON "organisations" FOR SELECT USING ((SELECT "ponteverde_reach"()) IN ('all', 'writing') OR ((SELECT "ponteverde_reach"()) IN ('own', 'open') AND ("status" = 'published' OR "synthetic")) OR "ponteverde_own"("id", "partner_id"));
--> statement-breakpoint
CREATE POLICY "organisations_add" ON "organisations" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_own"("id", "partner_id"));
--> statement-breakpoint
CREATE POLICY "organisations_change" ON "organisations" FOR UPDATE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_own"("id", "partner_id"));
--> statement-breakpoint
CREATE POLICY "organisations_remove" ON "organisations" FOR DELETE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_own"("id", "partner_id"));
--> statement-breakpoint
ALTER TABLE "needs" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "needs" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "needs_read" ON "needs" FOR SELECT USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id") OR (NOT coalesce(("body" ->> 'confidential')::boolean, false) AND "ponteverde_open"("organisation_id")));
--> statement-breakpoint
CREATE POLICY "needs_add" ON "needs" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "needs_change" ON "needs" FOR UPDATE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "needs_remove" ON "needs" FOR DELETE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
ALTER TABLE "mandates" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "mandates" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "mandates_read" ON "mandates" FOR SELECT USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id") OR (NOT coalesce(("body" ->> 'confidential')::boolean, false) AND "ponteverde_open"("organisation_id")));
--> statement-breakpoint
CREATE POLICY "mandates_add" ON "mandates" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "mandates_change" ON "mandates" FOR UPDATE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "mandates_remove" ON "mandates" FOR DELETE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
ALTER TABLE "deals" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "deals" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "deals_read" ON "deals" FOR SELECT USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id") OR "ponteverde_invented"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "deals_add" ON "deals" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "deals_change" ON "deals" FOR UPDATE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "deals_remove" ON "deals" FOR DELETE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
ALTER TABLE "claims" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "claims" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "claims_read" ON "claims" FOR SELECT USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id") OR ("body" ->> 'state' NOT IN ('draft', 'rejected') AND "ponteverde_open"("organisation_id")) OR "ponteverde_invented"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "claims_add" ON "claims" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "claims_change" ON "claims" FOR UPDATE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "claims_remove" ON "claims" FOR DELETE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
ALTER TABLE "contacts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "contacts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "contacts_read" ON "contacts" FOR SELECT USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id") OR "ponteverde_invented"("organisation_id") OR NOT "ponteverde_foreign"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "contacts_add" ON "contacts" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id") OR NOT "ponteverde_foreign"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "contacts_change" ON "contacts" FOR UPDATE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id") OR NOT "ponteverde_foreign"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "contacts_remove" ON "contacts" FOR DELETE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id") OR NOT "ponteverde_foreign"("organisation_id"));
--> statement-breakpoint
ALTER TABLE "words" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "words" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "words_read" ON "words" FOR SELECT USING ((SELECT "ponteverde_reach"()) = 'all' OR left("word", 1) <> '!' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "words_add" ON "words" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "words_change" ON "words" FOR UPDATE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "words_remove" ON "words" FOR DELETE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
ALTER TABLE "facets" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "facets" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "facets_read" ON "facets" FOR SELECT USING ((SELECT "ponteverde_reach"()) = 'all' OR left("value", 1) <> '!' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "facets_add" ON "facets" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "facets_change" ON "facets" FOR UPDATE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "facets_remove" ON "facets" FOR DELETE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
ALTER TABLE "spans" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "spans" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "spans_read" ON "spans" FOR SELECT USING ((SELECT "ponteverde_reach"()) = 'all' OR left("kind", 1) <> '!' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "spans_add" ON "spans" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "spans_change" ON "spans" FOR UPDATE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "spans_remove" ON "spans" FOR DELETE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
ALTER TABLE "identifiers" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "identifiers" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "identifiers_read" ON "identifiers" FOR SELECT USING ((SELECT "ponteverde_reach"()) IN ('all', 'writing') OR "ponteverde_owns"("organisation_id") OR "ponteverde_invented"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "identifiers_add" ON "identifiers" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "identifiers_change" ON "identifiers" FOR UPDATE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "identifiers_remove" ON "identifiers" FOR DELETE USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
ALTER TABLE "changes" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "changes" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "changes_read" ON "changes" FOR SELECT USING ((SELECT "ponteverde_reach"()) = 'all' OR "ponteverde_owns"("organisation_id"));
--> statement-breakpoint
CREATE POLICY "changes_add" ON "changes" FOR INSERT WITH CHECK ((SELECT "ponteverde_reach"()) IN ('all', 'writing'));
--> statement-breakpoint
CREATE POLICY "changes_change" ON "changes" FOR UPDATE USING ((SELECT "ponteverde_reach"()) = 'all');
--> statement-breakpoint
CREATE POLICY "changes_remove" ON "changes" FOR DELETE USING ((SELECT "ponteverde_reach"()) = 'all');
--> statement-breakpoint
ALTER TABLE "remembered_answers" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "remembered_answers" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "remembered_answers_all" ON "remembered_answers" USING ((SELECT "ponteverde_reach"()) = 'all' OR "principal_id" = current_setting('ponteverde.principal', true));
--> statement-breakpoint
ALTER TABLE "api_keys" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "api_keys" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "api_keys_all" ON "api_keys" USING ((SELECT "ponteverde_reach"()) = 'all');
--> statement-breakpoint
ALTER TABLE "privacy_records" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "privacy_records" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "privacy_records_all" ON "privacy_records" USING ((SELECT "ponteverde_reach"()) = 'all');
