-- Relations to one entry are kept among the keys of entries, whether anybody asked for it or not: what
-- somebody wrote, what belongs to a group. Of a post that is the slug of its author. `lib/content/resource/with-keys.ts` says the same.
CREATE OR REPLACE FUNCTION gatehouse_key_fields(collection_slug text, definitions jsonb)
  RETURNS TABLE (field_id uuid, member text, kind text, form text) LANGUAGE sql IMMUTABLE AS $$
  SELECT md5(collection_slug || '/title')::uuid, 'title', 'text', 'text'
  WHERE collection_slug IN ('pages', 'posts', 'authors') AND definitions = '[]'
  UNION ALL
  SELECT md5(collection_slug || '/author')::uuid, 'author', 'text', 'text'
  WHERE collection_slug = 'posts' AND definitions = '[]'
  UNION ALL
  SELECT (d->>'id')::uuid, d->>'id', CASE
      WHEN d->>'kind' IN ('integer', 'decimal', 'boolean') THEN 'number'
      WHEN d->>'kind' = 'instant' THEN 'instant' ELSE 'text' END, d->>'kind'
  FROM jsonb_array_elements(definitions) AS d
  WHERE (d->'indexed' = 'true' OR d->>'kind' = 'relation')
    AND d->'localized' IS DISTINCT FROM 'true'
$$;

-- What stands here already. The owner is bound by the policies too, and has opened no organization.
ALTER TABLE entries NO FORCE ROW LEVEL SECURITY;
ALTER TABLE collections NO FORCE ROW LEVEL SECURITY;
ALTER TABLE entry_keys NO FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
  organizations uuid[];
  ids uuid[];
  views boolean[];
BEGIN
  SELECT array_agg(e.organization_id), array_agg(e.id), array_agg(v.view)
    INTO organizations, ids, views
    FROM entries e CROSS JOIN (VALUES (false), (true)) v(view)
    JOIN collections c ON c.organization_id = e.organization_id AND c.id = e.collection_id
    WHERE e.deleted_at IS NULL AND (NOT v.view OR e.published IS NOT NULL)
      AND (c.fields @> '[{"kind": "relation"}]' OR c.slug = 'posts' AND c.fields = '[]');
  IF ids IS NOT NULL THEN PERFORM gatehouse_keep_keys(organizations, ids, views); END IF;
END $$;
ALTER TABLE entries FORCE ROW LEVEL SECURITY;
ALTER TABLE collections FORCE ROW LEVEL SECURITY;
ALTER TABLE entry_keys FORCE ROW LEVEL SECURITY;
