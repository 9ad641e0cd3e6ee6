-- AlterTable
ALTER TABLE "site_access" ADD COLUMN     "sources" JSONB NOT NULL DEFAULT '{}';
