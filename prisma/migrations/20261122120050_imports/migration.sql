-- CreateTable
CREATE TABLE "imports" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "by" JSONB NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT '',
    "step" TEXT NOT NULL,
    "halt" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "found" JSONB NOT NULL DEFAULT '{}',
    "mapping" JSONB,
    "cursor" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "import_parts" (
    "organization_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "import_parts_pkey" PRIMARY KEY ("organization_id","import_id","number")
);

-- CreateTable
CREATE TABLE "import_lines" (
    "organization_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "external_key" TEXT,
    "link" TEXT,
    "content" TEXT,
    "forecast" TEXT,
    "address" TEXT,
    "outcome" TEXT,
    "notes" JSONB NOT NULL DEFAULT '[]',
    "collection" TEXT,
    "entry_id" UUID,

    CONSTRAINT "import_lines_pkey" PRIMARY KEY ("organization_id","import_id","number")
);

-- CreateTable
CREATE TABLE "import_files" (
    "organization_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "alt" TEXT NOT NULL DEFAULT '',
    "address" TEXT,
    "reason" TEXT,

    CONSTRAINT "import_files_pkey" PRIMARY KEY ("organization_id","import_id","number")
);

-- CreateIndex
CREATE INDEX "imports_organization_id_created_at_id_idx" ON "imports"("organization_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "import_lines_organization_id_import_id_link_idx" ON "import_lines"("organization_id", "import_id", "link");

-- CreateIndex
CREATE UNIQUE INDEX "import_files_organization_id_import_id_url_key" ON "import_files"("organization_id", "import_id", "url");

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_parts" ADD CONSTRAINT "import_parts_organization_id_import_id_fkey" FOREIGN KEY ("organization_id", "import_id") REFERENCES "imports"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_lines" ADD CONSTRAINT "import_lines_organization_id_import_id_fkey" FOREIGN KEY ("organization_id", "import_id") REFERENCES "imports"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_files" ADD CONSTRAINT "import_files_organization_id_import_id_fkey" FOREIGN KEY ("organization_id", "import_id") REFERENCES "imports"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the product writes, it must be able to read again.
ALTER TABLE imports ADD CONSTRAINT imports_step CHECK (step IN
  ('reading', 'mapping', 'checking', 'checked', 'fetching', 'running', 'done', 'undoing', 'undone'));
ALTER TABLE imports ADD CONSTRAINT imports_halt CHECK (halt IN ('paused', 'cancelled', 'failed'));
ALTER TABLE import_lines ADD CONSTRAINT import_lines_outcome CHECK (outcome IN
  ('created', 'updated', 'unchanged', 'left', 'refused', 'undone'));
ALTER TABLE import_lines ADD CONSTRAINT import_lines_forecast CHECK (forecast IN
  ('created', 'updated', 'unchanged', 'left', 'refused'));

-- Tenants see their own alone.
ALTER TABLE imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE imports FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON imports USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());
ALTER TABLE import_parts ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_parts FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON import_parts USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());
ALTER TABLE import_lines ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_lines FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON import_lines USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());
ALTER TABLE import_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_files FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON import_files USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());
