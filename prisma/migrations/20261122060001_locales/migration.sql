-- AlterTable
ALTER TABLE "organization_settings" ADD COLUMN     "locales" TEXT[] DEFAULT ARRAY['en']::TEXT[];

ALTER TABLE organization_settings ALTER COLUMN locales SET NOT NULL;
ALTER TABLE organization_settings ADD CONSTRAINT organization_settings_locales
  CHECK (cardinality(locales) BETWEEN 1 AND 50);

-- What is known of an organization's collections is known of its languages too: one state for all.
CREATE TRIGGER renew_epoch_of_changed AFTER UPDATE ON organization_settings
  REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_renew_policy_epoch();
