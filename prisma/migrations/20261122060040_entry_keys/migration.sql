-- What indexed fields hold, a row for each live entry, in columns of their own: under row-level security
-- PostgreSQL uses an index only for comparisons that leak nothing, and what reads JSON is none.
CREATE TABLE "entry_keys" (
    "organization_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "field_id" UUID NOT NULL,
    "published" BOOLEAN NOT NULL,
    "locale" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "text_value" TEXT,
    "number_value" DOUBLE PRECISION,
    "instant_value" TIMESTAMPTZ(6),

    CONSTRAINT "entry_keys_pkey" PRIMARY KEY ("organization_id","entry_id","field_id","published","locale")
);

-- AddForeignKey
ALTER TABLE "entry_keys" ADD CONSTRAINT "entry_keys_organization_id_entry_id_fkey" FOREIGN KEY ("organization_id", "entry_id") REFERENCES "entries"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE entry_keys ADD CONSTRAINT entry_keys_kind
  CHECK (kind IN ('text', 'number', 'instant'));

ALTER TABLE entry_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE entry_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON entry_keys USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());

-- Lists are ordered as the database orders texts, and filters compare them by code point.
CREATE INDEX entry_keys_order_of_texts ON entry_keys
  (organization_id, field_id, published, text_value, entry_id) WHERE kind = 'text';
CREATE INDEX entry_keys_texts ON entry_keys
  (organization_id, field_id, published, text_value COLLATE "C") WHERE kind = 'text';
CREATE INDEX entry_keys_numbers ON entry_keys
  (organization_id, field_id, published, number_value, entry_id) WHERE kind = 'number';
CREATE INDEX entry_keys_instants ON entry_keys
  (organization_id, field_id, published, instant_value, entry_id) WHERE kind = 'instant';

-- A field belongs to one organization: without this PostgreSQL takes the two for independent and
-- expects a thousandth of the rows that there are.
CREATE STATISTICS entry_keys_together (dependencies, ndistinct)
  ON organization_id, field_id FROM entry_keys;
CREATE STATISTICS entries_together (dependencies, ndistinct)
  ON organization_id, collection_id FROM entries;

-- The orders in which lists are asked for most, among what is there to be listed.
CREATE INDEX entries_live_created ON entries (organization_id, collection_id, created_at DESC, id)
  WHERE deleted_at IS NULL;
CREATE INDEX entries_shown_created ON entries (organization_id, collection_id, created_at DESC, id)
  WHERE deleted_at IS NULL AND published IS NOT NULL;
CREATE INDEX entries_shown_updated ON entries
  (organization_id, collection_id, published_updated_at DESC, id)
  WHERE deleted_at IS NULL AND published IS NOT NULL;
CREATE INDEX entries_shown_published ON entries (organization_id, collection_id, published_at DESC, id)
  WHERE deleted_at IS NULL AND published IS NOT NULL;

-- The fields of a collection that keys are kept of: the title of those that are in code, and what an
-- own collection's definitions call indexed. `lib/content/resource/with-keys.ts` says the same.
CREATE FUNCTION gatehouse_key_fields(collection_slug text, definitions jsonb)
  RETURNS TABLE (field_id uuid, member text, kind text, form text) LANGUAGE sql IMMUTABLE AS $$
  SELECT md5(collection_slug || '/title')::uuid, 'title', 'text', 'text'
  WHERE collection_slug IN ('pages', 'posts', 'authors') AND definitions = '[]'
  UNION ALL
  SELECT (d->>'id')::uuid, d->>'id', CASE
      WHEN d->>'kind' IN ('integer', 'decimal', 'boolean') THEN 'number'
      WHEN d->>'kind' = 'instant' THEN 'instant' ELSE 'text' END, d->>'kind'
  FROM jsonb_array_elements(definitions) AS d
  WHERE d->'indexed' = 'true' AND d->'localized' IS DISTINCT FROM 'true'
$$;

-- Whoever writes an entry shares this lock, and whoever changes what is kept of a collection's entries
-- has it alone: each sees, in the next statement, what the other did.
CREATE FUNCTION gatehouse_index_lock(collection uuid) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT hashtextextended('index:' || collection, 0)
$$;

-- Brings the keys of entries up to date; the three lists name an entry and a view of it at each place.
CREATE FUNCTION gatehouse_keep_keys(organizations uuid[], entry_ids uuid[], views boolean[])
  RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM entry_keys k USING unnest(organizations, entry_ids, views) w(organization, entry, view)
  WHERE k.organization_id = w.organization AND k.entry_id = w.entry AND k.published = w.view
    AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.organization_id = w.organization
      AND e.id = w.entry AND e.deleted_at IS NULL AND (NOT w.view OR e.published IS NOT NULL));
  INSERT INTO entry_keys AS k
    (organization_id, entry_id, field_id, published, kind, text_value, number_value, instant_value)
  SELECT e.organization_id, e.id, f.field_id, w.view, f.kind,
    CASE WHEN f.kind = 'text' THEN left(v.said, 500) END,
    CASE
      WHEN f.form = 'boolean' AND jsonb_typeof(v.kept) = 'boolean' THEN (v.kept::boolean)::int
      WHEN f.kind = 'number' AND f.form <> 'boolean' AND jsonb_typeof(v.kept) = 'number'
        AND abs(v.kept::numeric) < 1e300 THEN v.kept::numeric::double precision END,
    CASE WHEN f.kind = 'instant' AND v.said ~ '^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$'
      THEN v.said::timestamptz END
  FROM unnest(organizations, entry_ids, views) w(organization, entry, view)
  JOIN entries e ON e.organization_id = w.organization AND e.id = w.entry AND e.deleted_at IS NULL
    AND (NOT w.view OR e.published IS NOT NULL)
  JOIN collections c ON c.organization_id = e.organization_id AND c.id = e.collection_id
    AND (w.view OR c.publishes)
  CROSS JOIN LATERAL gatehouse_key_fields(c.slug, c.fields) f
  CROSS JOIN LATERAL (SELECT CASE WHEN w.view THEN e.published ELSE e.draft END -> f.member AS kept,
    CASE WHEN w.view THEN e.published ELSE e.draft END ->> f.member AS said) v
  ON CONFLICT (organization_id, entry_id, field_id, published, locale) DO UPDATE
  SET kind = EXCLUDED.kind, text_value = EXCLUDED.text_value,
    number_value = EXCLUDED.number_value, instant_value = EXCLUDED.instant_value
  WHERE (k.kind, k.text_value, k.number_value, k.instant_value)
    IS DISTINCT FROM
      (EXCLUDED.kind, EXCLUDED.text_value, EXCLUDED.number_value, EXCLUDED.instant_value);
END $$;
