-- AlterTable
ALTER TABLE "permissions" ADD COLUMN     "presets" JSONB,
ADD COLUMN     "validation" JSONB;

-- AlterTable
ALTER TABLE "policies" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "roles" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "policy_epochs" (
    "organization_id" UUID NOT NULL,
    "epoch" UUID NOT NULL,

    CONSTRAINT "policy_epochs_pkey" PRIMARY KEY ("organization_id")
);

-- AddForeignKey
ALTER TABLE "policy_epochs" ADD CONSTRAINT "policy_epochs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE permissions ADD CONSTRAINT permissions_validation_object
  CHECK (validation IS NULL OR jsonb_typeof(validation) = 'object');
ALTER TABLE permissions ADD CONSTRAINT permissions_presets_object
  CHECK (presets IS NULL OR jsonb_typeof(presets) = 'object');

ALTER TABLE policy_epochs ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_epochs FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON policy_epochs USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());

-- A migration sees every row only while nothing is forced upon the owner of the tables.
ALTER TABLE organizations NO FORCE ROW LEVEL SECURITY;
ALTER TABLE policy_epochs NO FORCE ROW LEVEL SECURITY;
INSERT INTO policy_epochs (organization_id, epoch) SELECT id, gen_random_uuid() FROM organizations;
ALTER TABLE policy_epochs FORCE ROW LEVEL SECURITY;
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;

-- Whoever changes what is held waits here first, before a row is locked: two changes that touch the
-- same rows in another order then never wait for each other.
CREATE FUNCTION gatehouse_hold_policies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM gatehouse_hold_roles(gatehouse_organization());
  RETURN NULL;
END $$;

-- A random value: a count of changes that was rolled back would come again for another state. Once a
-- statement, however many rows it concerns. An organization that is being deleted has no state.
CREATE FUNCTION gatehouse_renew_policy_epoch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO policy_epochs (organization_id, epoch)
    SELECT id, gen_random_uuid() FROM organizations
    WHERE id IN (SELECT organization_id FROM changed)
    ORDER BY id
  ON CONFLICT (organization_id) DO UPDATE SET epoch = EXCLUDED.epoch;
  RETURN NULL;
END $$;

DO $$
DECLARE held_table text;
BEGIN
  FOREACH held_table IN ARRAY
    ARRAY['roles', 'role_roles', 'role_policies', 'policies', 'permissions']
  LOOP
    EXECUTE format('CREATE TRIGGER hold_policies BEFORE INSERT OR UPDATE OR DELETE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_hold_policies()', held_table);
    EXECUTE format('CREATE TRIGGER renew_epoch_of_new AFTER INSERT ON %I
      REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_renew_policy_epoch()', held_table);
    EXECUTE format('CREATE TRIGGER renew_epoch_of_changed AFTER UPDATE ON %I
      REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_renew_policy_epoch()', held_table);
    EXECUTE format('CREATE TRIGGER renew_epoch_of_removed AFTER DELETE ON %I
      REFERENCING OLD TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_renew_policy_epoch()', held_table);
  END LOOP;
END $$;
