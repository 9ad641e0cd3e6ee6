-- CreateTable
CREATE TABLE "role_roles" (
    "organization_id" UUID NOT NULL,
    "role_id" UUID NOT NULL,
    "contained_id" UUID NOT NULL,

    CONSTRAINT "role_roles_pkey" PRIMARY KEY ("organization_id","role_id","contained_id")
);

-- CreateTable
CREATE TABLE "member_policies" (
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "policy_id" UUID NOT NULL,

    CONSTRAINT "member_policies_pkey" PRIMARY KEY ("organization_id","member_id","policy_id")
);

-- CreateTable
CREATE TABLE "domain_policies" (
    "organization_id" UUID NOT NULL,
    "domain_id" UUID NOT NULL,
    "policy_id" UUID NOT NULL,

    CONSTRAINT "domain_policies_pkey" PRIMARY KEY ("organization_id","domain_id","policy_id")
);

-- CreateIndex
CREATE INDEX "role_roles_organization_id_contained_id_idx" ON "role_roles"("organization_id", "contained_id");

-- AddForeignKey
ALTER TABLE "role_roles" ADD CONSTRAINT "role_roles_organization_id_role_id_fkey" FOREIGN KEY ("organization_id", "role_id") REFERENCES "roles"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_roles" ADD CONSTRAINT "role_roles_organization_id_contained_id_fkey" FOREIGN KEY ("organization_id", "contained_id") REFERENCES "roles"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_policies" ADD CONSTRAINT "member_policies_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_policies" ADD CONSTRAINT "member_policies_organization_id_policy_id_fkey" FOREIGN KEY ("organization_id", "policy_id") REFERENCES "policies"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain_policies" ADD CONSTRAINT "domain_policies_organization_id_domain_id_fkey" FOREIGN KEY ("organization_id", "domain_id") REFERENCES "domains"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain_policies" ADD CONSTRAINT "domain_policies_organization_id_policy_id_fkey" FOREIGN KEY ("organization_id", "policy_id") REFERENCES "policies"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['role_roles', 'member_policies', 'domain_policies']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = gatehouse_organization())
         WITH CHECK (organization_id = gatehouse_organization())', tenant_table);
  END LOOP;
END $$;

-- Changes of who holds what happen one after the other within an organization, so that two of them
-- cannot both look at the state before the other.
CREATE FUNCTION gatehouse_hold_roles(organization uuid) RETURNS void
  LANGUAGE sql VOLATILE
  RETURN pg_advisory_xact_lock(hashtextextended('roles:' || organization::text, 0));

-- A role never contains itself, over however many others.
CREATE FUNCTION gatehouse_refuse_role_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM gatehouse_hold_roles(NEW.organization_id);
  IF EXISTS (
    WITH RECURSIVE below AS (
      SELECT NEW.contained_id AS id
      UNION SELECT r.contained_id FROM below JOIN role_roles r
        ON r.organization_id = NEW.organization_id AND r.role_id = below.id
    ) SELECT 1 FROM below WHERE id = NEW.role_id
  ) THEN
    RAISE EXCEPTION 'A role cannot contain itself.'
      USING ERRCODE = 'GH002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refuse_circle BEFORE INSERT OR UPDATE ON role_roles
  FOR EACH ROW EXECUTE FUNCTION gatehouse_refuse_role_circle();

-- An organization keeps an active Admin (S-95), by a role of theirs or by one that it contains. Asked
-- at the end of the transaction: what is changed in it may be made good in it.
CREATE FUNCTION gatehouse_keep_an_admin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM gatehouse_hold_roles(OLD.organization_id);
  IF EXISTS (SELECT 1 FROM organizations WHERE id = OLD.organization_id) AND NOT EXISTS (
    WITH RECURSIVE admins AS (
      SELECT id FROM roles WHERE organization_id = OLD.organization_id AND admin
      UNION SELECT r.role_id FROM admins JOIN role_roles r
        ON r.organization_id = OLD.organization_id AND r.contained_id = admins.id
    )
    SELECT 1 FROM members m
    JOIN users u ON u.id = m.user_id AND u.status = 'active'
    JOIN member_roles mr ON mr.organization_id = m.organization_id AND mr.member_id = m.id
    JOIN admins ON admins.id = mr.role_id
    WHERE m.organization_id = OLD.organization_id AND m.status = 'active'
  ) THEN
    RAISE EXCEPTION 'An organization keeps at least one active Admin.'
      USING ERRCODE = 'GH001';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER keep_an_admin AFTER DELETE OR UPDATE ON member_roles
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION gatehouse_keep_an_admin();
CREATE CONSTRAINT TRIGGER keep_an_admin AFTER DELETE OR UPDATE OF status, user_id ON members
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION gatehouse_keep_an_admin();
CREATE CONSTRAINT TRIGGER keep_an_admin AFTER DELETE OR UPDATE ON role_roles
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION gatehouse_keep_an_admin();
CREATE CONSTRAINT TRIGGER keep_an_admin AFTER DELETE OR UPDATE OF admin ON roles
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION gatehouse_keep_an_admin();
