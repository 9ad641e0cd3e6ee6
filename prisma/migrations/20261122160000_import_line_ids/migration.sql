-- A name of its own in the place of a digest over its import and its number, which no index could know:
-- the policy of the table stands before what an expression might tell.
-- AlterTable
ALTER TABLE "import_lines" ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid();

-- CreateIndex
CREATE INDEX "import_lines_organization_id_number_id_idx" ON "import_lines"("organization_id", "number", "id");

-- CreateIndex
CREATE UNIQUE INDEX "import_lines_organization_id_id_key" ON "import_lines"("organization_id", "id");
