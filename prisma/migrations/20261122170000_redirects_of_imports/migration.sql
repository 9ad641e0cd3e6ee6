-- AlterTable
ALTER TABLE "site_redirects" ADD COLUMN     "import_id" UUID;

-- AddForeignKey
ALTER TABLE "site_redirects" ADD CONSTRAINT "site_redirects_organization_id_import_id_fkey" FOREIGN KEY ("organization_id", "import_id") REFERENCES "imports"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
