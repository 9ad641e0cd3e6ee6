-- The last line of tenancy: whatever the application asks, PostgreSQL shows one organization.
-- Context is transaction-local (set_config(…, true)); an unset or emptied setting matches nothing.

CREATE FUNCTION gatehouse_context(name text) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('gatehouse.' || name, true), '');

CREATE FUNCTION gatehouse_organization() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('gatehouse.organization_id', true), '')::uuid;

CREATE FUNCTION gatehouse_user() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('gatehouse.user_id', true), '')::uuid;

-- Tenant tables: every row carries organization_id, and only the opened one exists.
DO $$
DECLARE tenant_table text;
BEGIN
  FOR tenant_table IN
    SELECT c.table_name FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND c.column_name = 'organization_id'
      AND t.table_type = 'BASE TABLE'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = gatehouse_organization())
         WITH CHECK (organization_id = gatehouse_organization())', tenant_table);
  END LOOP;
END $$;

-- Directory: what must be found before an organization is open. Each look-up declares its key,
-- and the key is all it can find.
CREATE POLICY directory_by_user ON members FOR SELECT USING (user_id = gatehouse_user());
CREATE POLICY directory_by_hostname ON hostnames FOR SELECT
  USING (hostname = gatehouse_context('hostname'));

ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON organizations USING (id = gatehouse_organization())
  WITH CHECK (id = gatehouse_organization());
CREATE POLICY directory_by_slug ON organizations FOR SELECT
  USING (slug = gatehouse_context('organization_slug'));
CREATE POLICY directory_by_user ON organizations FOR SELECT
  USING (EXISTS (SELECT 1 FROM members m
                 WHERE m.organization_id = organizations.id AND m.user_id = gatehouse_user()));

-- People and their sessions belong to the person; colleagues see the person, never the sessions.
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
ALTER TABLE users FORCE ROW LEVEL SECURITY;
CREATE POLICY self ON users USING (id = gatehouse_user()) WITH CHECK (id = gatehouse_user());
CREATE POLICY directory_by_email ON users FOR SELECT USING (email = gatehouse_context('email'));
CREATE POLICY colleagues ON users FOR SELECT
  USING (EXISTS (SELECT 1 FROM members m
                 WHERE m.user_id = users.id AND m.organization_id = gatehouse_organization()));

ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE sessions FORCE ROW LEVEL SECURITY;
CREATE POLICY self ON sessions USING (user_id = gatehouse_user())
  WITH CHECK (user_id = gatehouse_user());

-- One live entry per slug under a parent, in the draft tree and in the published tree. Expression
-- indexes: NULL for entries that are deleted (or not published) keeps those out of the way.
CREATE UNIQUE INDEX entries_draft_path ON entries (
  organization_id, collection_id, coalesce(parent_id, '00000000-0000-0000-0000-000000000000'::uuid),
  (CASE WHEN deleted_at IS NULL THEN slug END));
CREATE UNIQUE INDEX entries_published_path ON entries (
  organization_id, collection_id,
  coalesce(published_parent_id, '00000000-0000-0000-0000-000000000000'::uuid),
  (CASE WHEN deleted_at IS NULL AND published IS NOT NULL THEN published_slug END));

ALTER TABLE instance ADD CONSTRAINT instance_single_row CHECK (id = 1);
INSERT INTO instance (id) VALUES (1) ON CONFLICT DO NOTHING;
ALTER TABLE users ADD CONSTRAINT users_email_lower CHECK (email = lower(email));
ALTER TABLE hostnames ADD CONSTRAINT hostnames_lower CHECK (hostname = lower(hostname));
ALTER TABLE entries ADD CONSTRAINT entries_not_own_parent CHECK (parent_id IS DISTINCT FROM id);
