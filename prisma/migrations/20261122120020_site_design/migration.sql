-- CreateTable
CREATE TABLE "site_designs" (
    "organization_id" UUID NOT NULL,
    "design" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "site_designs_pkey" PRIMARY KEY ("organization_id")
);

-- AddForeignKey
ALTER TABLE "site_designs" ADD CONSTRAINT "site_designs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE site_designs ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_designs FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON site_designs USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());

-- What a page says in words, with all kinds of blocks.
CREATE OR REPLACE FUNCTION gatehouse_words(definition jsonb, kept jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  CASE definition->>'kind'
    WHEN 'text', 'long-text', 'choice', 'email', 'url', 'slug' THEN
      RETURN CASE WHEN jsonb_typeof(kept) = 'string' THEN kept #>> '{}' END;
    WHEN 'rich-text' THEN
      RETURN gatehouse_rich_text(kept);
    WHEN 'choices' THEN
      RETURN (SELECT string_agg(item #>> '{}', E'\n') FROM jsonb_array_elements(
        CASE WHEN jsonb_typeof(kept) = 'array' THEN kept ELSE '[]' END) AS item
        WHERE jsonb_typeof(item) = 'string');
    WHEN 'image' THEN
      RETURN kept->>'alt';
    WHEN 'file' THEN
      RETURN kept->>'name';
    WHEN 'group' THEN
      RETURN (SELECT string_agg(gatehouse_words(inner_field, kept->(inner_field->>'id')), E'\n')
        FROM jsonb_array_elements(definition->'fields') AS inner_field);
    WHEN 'list' THEN
      RETURN (SELECT string_agg(gatehouse_words(definition || '{"kind": "group"}', item), E'\n')
        FROM jsonb_array_elements(
          CASE WHEN jsonb_typeof(kept) = 'array' THEN kept ELSE '[]' END) AS item);
    WHEN 'blocks' THEN
      RETURN (SELECT string_agg(gatehouse_words(block || '{"kind": "group"}', item), E'\n')
        FROM jsonb_array_elements(
          CASE WHEN jsonb_typeof(kept) = 'array' THEN kept ELSE '[]' END) AS item
        JOIN jsonb_array_elements(definition->'blocks') AS block ON block->>'id' = item->>'kind');
    -- Of the pages that are in code.
    WHEN 'page-blocks' THEN
      RETURN (SELECT string_agg(CASE item->>'kind' WHEN 'richText' THEN gatehouse_rich_text(item->'doc')
          ELSE concat_ws(E'\n', item->>'title', item->>'text', item->>'alt', item->>'caption',
            item->'image'->>'alt', (SELECT string_agg(b->>'label', E'\n')
              FROM jsonb_path_query(item, '$.buttons[*]') AS b),
            (SELECT string_agg(concat_ws(E'\n', i->'image'->>'alt', i->>'caption'), E'\n')
              FROM jsonb_path_query(item, '$.images[*]') AS i)) END, E'\n')
        FROM jsonb_array_elements(
          CASE WHEN jsonb_typeof(kept) = 'array' THEN kept ELSE '[]' END) AS item);
    ELSE
      RETURN NULL;
  END CASE;
END $$;
