-- DropIndex
DROP INDEX "permissions_organization_id_policy_id_collection_action_key";

-- AlterTable
ALTER TABLE "permissions" ADD COLUMN     "rule" JSONB;

-- CreateIndex
CREATE INDEX "permissions_organization_id_policy_id_idx" ON "permissions"("organization_id", "policy_id");

-- A rule is a condition with members; NULL stands for every row, and nothing else does.
ALTER TABLE permissions ADD CONSTRAINT permissions_rule_object
  CHECK (rule IS NULL OR jsonb_typeof(rule) = 'object');
