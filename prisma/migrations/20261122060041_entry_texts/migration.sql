CREATE EXTENSION IF NOT EXISTS unaccent;

-- The words of every entry, field by field, so that one counts only for those who may read its field.
CREATE TABLE "entry_texts" (
    "organization_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "published" BOOLEAN NOT NULL,
    "locale" TEXT NOT NULL,
    "fields" UUID[],
    "documents" tsvector[],
    "lookup" tsvector NOT NULL,

    CONSTRAINT "entry_texts_pkey" PRIMARY KEY ("organization_id","entry_id","published","locale")
);

-- AddForeignKey
ALTER TABLE "entry_texts" ADD CONSTRAINT "entry_texts_organization_id_entry_id_fkey" FOREIGN KEY ("organization_id", "entry_id") REFERENCES "entries"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE entry_texts ENABLE ROW LEVEL SECURITY;
ALTER TABLE entry_texts FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON entry_texts USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());

-- Under a policy PostgreSQL does not look for words in an index: the comparison could leak. So one
-- function of the owner's does, and it names the open organization by itself; for the owner, and for
-- nobody else, reading has a policy that asks nothing. Should another role come to own the function,
-- `tenant` holds for it, and finding is slow and no less safe.
CREATE POLICY found_by_owner ON entry_texts FOR SELECT TO CURRENT_USER USING (true);

-- Words are marked with the organization and the view: the beginning of a word, too, is looked for
-- among those of one organization.
CREATE INDEX entry_texts_lookup ON entry_texts USING gin (lookup);

-- A dictionary for each language that PostgreSQL knows the stems of; accents make no difference.
DO $$
DECLARE language text;
BEGIN
  FOREACH language IN ARRAY ARRAY['simple', 'danish', 'dutch', 'english', 'finnish', 'french', 'german',
    'hungarian', 'italian', 'norwegian', 'portuguese', 'romanian', 'russian', 'spanish', 'swedish',
    'turkish']
  LOOP
    EXECUTE format('CREATE TEXT SEARCH CONFIGURATION gatehouse_%s (COPY = pg_catalog.%s)',
      language, language);
    EXECUTE format('ALTER TEXT SEARCH CONFIGURATION gatehouse_%s
      ALTER MAPPING FOR hword, hword_part, word WITH unaccent, %s', language,
      CASE language WHEN 'simple' THEN 'simple' ELSE language || '_stem' END);
  END LOOP;
END $$;

CREATE FUNCTION gatehouse_dictionary(locale text) RETURNS regconfig LANGUAGE sql STABLE AS $$
  SELECT ('gatehouse_' || CASE split_part(lower(locale), '-', 1)
    WHEN 'da' THEN 'danish' WHEN 'nl' THEN 'dutch' WHEN 'en' THEN 'english' WHEN 'fi' THEN 'finnish'
    WHEN 'fr' THEN 'french' WHEN 'de' THEN 'german' WHEN 'hu' THEN 'hungarian'
    WHEN 'it' THEN 'italian' WHEN 'nb' THEN 'norwegian' WHEN 'nn' THEN 'norwegian'
    WHEN 'no' THEN 'norwegian' WHEN 'pt' THEN 'portuguese' WHEN 'ro' THEN 'romanian'
    WHEN 'ru' THEN 'russian' WHEN 'es' THEN 'spanish' WHEN 'sv' THEN 'swedish'
    WHEN 'tr' THEN 'turkish' ELSE 'simple' END)::regconfig
$$;

-- The languages of an organization, the first of which stands in for the others.
CREATE FUNCTION gatehouse_locales(organization uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT array_agg(l.locale ORDER BY l.place)
    FROM organization_settings s,
      jsonb_array_elements_text(to_jsonb(s)->'locales') WITH ORDINALITY AS l(locale, place)
    WHERE s.organization_id = organization), '{en}')
$$;

-- What a rich text says: as `lib/richtext/to-text.ts`, a line for each block.
CREATE FUNCTION gatehouse_rich_text(node jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  child jsonb;
  said text := '';
BEGIN
  IF jsonb_typeof(node) IS DISTINCT FROM 'object' THEN RETURN ''; END IF;
  IF node->>'type' = 'text' THEN RETURN coalesce(node->>'text', ''); END IF;
  IF jsonb_typeof(node->'content') = 'array' THEN
    FOR child IN SELECT * FROM jsonb_array_elements(node->'content') LOOP
      said := said || gatehouse_rich_text(child);
    END LOOP;
  END IF;
  RETURN said || E'\n';
END $$;

-- What the value of a field says in words; nothing for kinds that say nothing, or another form of value.
CREATE FUNCTION gatehouse_words(definition jsonb, kept jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
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
          ELSE concat_ws(E'\n', item->>'alt', item->>'caption') END, E'\n')
        FROM jsonb_array_elements(
          CASE WHEN jsonb_typeof(kept) = 'array' THEN kept ELSE '[]' END) AS item);
    ELSE
      RETURN NULL;
  END CASE;
END $$;

-- The fields of a collection that say something in words, in their order.
CREATE FUNCTION gatehouse_text_fields(collection_slug text, definitions jsonb)
  RETURNS TABLE (field_id uuid, member text, definition jsonb, place bigint) LANGUAGE sql IMMUTABLE AS $$
  SELECT md5(collection_slug || '/' || b.member)::uuid, b.member,
    jsonb_build_object('kind', b.kind), b.place
  FROM (VALUES ('pages', 'title', 'text', 1), ('pages', 'blocks', 'page-blocks', 2),
    ('posts', 'title', 'text', 1), ('posts', 'excerpt', 'long-text', 2),
    ('posts', 'body', 'rich-text', 3), ('posts', 'tags', 'choices', 4),
    ('posts', 'categories', 'choices', 5), ('posts', 'secretNote', 'long-text', 6),
    ('authors', 'title', 'text', 1), ('authors', 'bio', 'long-text', 2),
    ('authors', 'email', 'email', 3)) AS b(slug, member, kind, place)
  WHERE b.slug = collection_slug AND definitions = '[]'
  UNION ALL
  SELECT (d->>'id')::uuid, d->>'id', d - '{label,help,name,required,default,hidden,min,max}'::text[], place
  FROM jsonb_array_elements(definitions) WITH ORDINALITY AS fields(d, place)
  WHERE d->>'kind' IN ('text', 'long-text', 'choice', 'email', 'url', 'slug', 'rich-text', 'choices',
    'image', 'file', 'group', 'list', 'blocks')
$$;

-- What an entry says in a language, field by field: of a field with several languages the value in
-- that one, else in the first. A hundred thousand characters of all fields together: more than any
-- reader, and as much as PostgreSQL keeps of one document.
CREATE FUNCTION gatehouse_texts(collection_slug text, definitions jsonb, kept jsonb, locales text[],
  locale text)
  RETURNS TABLE (field_id uuid, kind text, said text, place bigint) LANGUAGE sql IMMUTABLE AS $$
  SELECT t.field_id, t.kind, left(t.said, greatest(0, 100000 - (t.so_far - length(t.said)))::int), t.place
  FROM (
    SELECT f.field_id, f.definition->>'kind' AS kind, w.said, f.place,
      sum(length(w.said)) OVER (ORDER BY f.place) AS so_far
    FROM gatehouse_text_fields(collection_slug, definitions) f
    CROSS JOIN LATERAL (SELECT btrim(gatehouse_words(f.definition, CASE
      WHEN f.definition->'localized' = 'true'
        THEN coalesce(nullif(kept->f.member->locale, 'null'), kept->f.member->locales[1])
      ELSE kept->f.member END), E' \n') AS said) w
    WHERE w.said <> '') t
$$;

-- The words of a text in a language; those of an address also one by one, and a short text counts most.
CREATE FUNCTION gatehouse_document(dictionary regconfig, kind text, said text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN kind = 'text' THEN setweight(to_tsvector(dictionary, said), 'A')
    WHEN kind IN ('url', 'email', 'file', 'slug') THEN to_tsvector(dictionary, said)
      || to_tsvector(dictionary, regexp_replace(said, '[^[:alnum:]]+', ' ', 'g'))
    ELSE to_tsvector(dictionary, said) END
$$;

-- The mark of an organization's words in a view.
CREATE FUNCTION gatehouse_mark(organization uuid, view boolean) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT left(md5(organization || '/' || view), 8)
$$;

CREATE FUNCTION gatehouse_lookup(mark text, documents tsvector[]) RETURNS tsvector
  LANGUAGE sql IMMUTABLE AS $$
  SELECT array_to_tsvector(ARRAY(SELECT DISTINCT mark || w.lexeme
    FROM unnest(documents) AS d(document), unnest(d.document) AS w WHERE length(w.lexeme) <= 200))
$$;

-- Brings the texts of entries up to date; the three lists name an entry and a view of it at each place.
CREATE FUNCTION gatehouse_keep_texts(organizations uuid[], entry_ids uuid[], views boolean[])
  RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM entry_texts t USING unnest(organizations, entry_ids, views) w(organization, entry, view)
  WHERE t.organization_id = w.organization AND t.entry_id = w.entry AND t.published = w.view
    AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.organization_id = w.organization
      AND e.id = w.entry AND e.deleted_at IS NULL AND (NOT w.view OR e.published IS NOT NULL)
      AND t.locale = ANY(gatehouse_locales(e.organization_id)));
  -- Forms that say the same are read once.
  INSERT INTO entry_texts AS t
    (organization_id, entry_id, published, locale, fields, documents, lookup)
  SELECT g.organization, g.entry, v.view, l.locale, s.fields, s.documents,
    gatehouse_lookup(gatehouse_mark(g.organization, v.view), s.documents)
  FROM (
    SELECT w.organization, w.entry, c.slug, c.fields, array_agg(w.view) AS views,
      CASE WHEN w.view THEN e.published ELSE e.draft END AS kept
    FROM unnest(organizations, entry_ids, views) w(organization, entry, view)
    JOIN entries e ON e.organization_id = w.organization AND e.id = w.entry AND e.deleted_at IS NULL
      AND (NOT w.view OR e.published IS NOT NULL)
    JOIN collections c ON c.organization_id = e.organization_id AND c.id = e.collection_id
      AND (w.view OR c.publishes)
    GROUP BY w.organization, w.entry, c.slug, c.fields, kept) g
  CROSS JOIN LATERAL (SELECT gatehouse_locales(g.organization) AS locales OFFSET 0) o
  CROSS JOIN LATERAL unnest(o.locales) AS l(locale)
  CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(x.field_id ORDER BY x.place), '{}') AS fields,
      coalesce(array_agg(gatehouse_document(gatehouse_dictionary(l.locale), x.kind, x.said)
        ORDER BY x.place), '{}') AS documents
    FROM gatehouse_texts(g.slug, g.fields, g.kept, o.locales, l.locale) x OFFSET 0) s
  CROSS JOIN LATERAL unnest(g.views) AS v(view)
  ON CONFLICT (organization_id, entry_id, published, locale) DO UPDATE
  SET fields = EXCLUDED.fields, documents = EXCLUDED.documents, lookup = EXCLUDED.lookup
  WHERE (t.fields, t.documents) IS DISTINCT FROM (EXCLUDED.fields, EXCLUDED.documents);
END $$;

-- Every path that writes entries keeps keys and texts of them, whoever writes and however many.
CREATE FUNCTION gatehouse_keep_index_of_new() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  organizations uuid[];
  ids uuid[];
  views boolean[];
BEGIN
  PERFORM pg_advisory_xact_lock_shared(gatehouse_index_lock(c.collection_id))
    FROM (SELECT DISTINCT collection_id FROM added ORDER BY 1) c;
  SELECT array_agg(n.organization_id), array_agg(n.id), array_agg(v.view)
    INTO organizations, ids, views
    FROM added n CROSS JOIN (VALUES (false), (true)) v(view)
    WHERE n.deleted_at IS NULL AND (NOT v.view OR n.published IS NOT NULL);
  IF ids IS NOT NULL THEN
    PERFORM gatehouse_keep_keys(organizations, ids, views);
    PERFORM gatehouse_keep_texts(organizations, ids, views);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_index_of_new AFTER INSERT ON entries REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_keep_index_of_new();

CREATE FUNCTION gatehouse_keep_index_of_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  organizations uuid[];
  ids uuid[];
  views boolean[];
BEGIN
  SELECT array_agg(n.organization_id), array_agg(n.id), array_agg(v.view)
    INTO organizations, ids, views
    FROM now_so n JOIN until_now o ON o.organization_id = n.organization_id AND o.id = n.id
    CROSS JOIN (VALUES (false), (true)) v(view)
    WHERE (o.deleted_at IS NULL) <> (n.deleted_at IS NULL) OR o.collection_id <> n.collection_id
      OR CASE WHEN v.view THEN o.published IS DISTINCT FROM n.published
        ELSE o.draft IS DISTINCT FROM n.draft END;
  IF ids IS NULL THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock_shared(gatehouse_index_lock(c.collection_id))
    FROM (SELECT DISTINCT collection_id FROM now_so ORDER BY 1) c;
  PERFORM gatehouse_keep_keys(organizations, ids, views);
  PERFORM gatehouse_keep_texts(organizations, ids, views);
  RETURN NULL;
END $$;
CREATE TRIGGER keep_index_of_changed AFTER UPDATE ON entries
  REFERENCING OLD TABLE AS until_now NEW TABLE AS now_so
  FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_keep_index_of_changed();

-- So does every path that changes a collection's fields. A field that is new holds nothing yet, unless
-- it was there before; one that is gone is asked for by nobody.
CREATE FUNCTION gatehouse_keep_index_of_collection() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  organizations uuid[];
  ids uuid[];
  views boolean[];
  keys_differ boolean;
  texts_differ boolean;
BEGIN
  DELETE FROM entry_keys k
    USING gatehouse_key_fields(OLD.slug, OLD.fields) f
    WHERE k.organization_id = OLD.organization_id AND k.field_id = f.field_id
      AND NOT EXISTS (SELECT 1 FROM gatehouse_key_fields(NEW.slug, NEW.fields) g
        WHERE g.field_id = f.field_id);
  keys_differ := OLD.publishes <> NEW.publishes OR EXISTS (
    SELECT field_id, kind, form FROM gatehouse_key_fields(NEW.slug, NEW.fields)
    EXCEPT SELECT field_id, kind, form FROM gatehouse_key_fields(OLD.slug, OLD.fields));
  texts_differ := OLD.publishes <> NEW.publishes OR EXISTS (
    SELECT 1 FROM gatehouse_text_fields(NEW.slug, NEW.fields) f
    WHERE NOT EXISTS (SELECT 1 FROM gatehouse_text_fields(OLD.slug, OLD.fields) g
        WHERE g.field_id = f.field_id AND g.definition = f.definition)
      AND EXISTS (SELECT 1 FROM entries e WHERE e.organization_id = NEW.organization_id
        AND e.collection_id = NEW.id AND e.deleted_at IS NULL
        AND (e.draft ? f.member OR e.published ? f.member)));
  IF NOT keys_differ AND NOT texts_differ THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(gatehouse_index_lock(NEW.id));
  SELECT array_agg(e.organization_id), array_agg(e.id), array_agg(v.view)
    INTO organizations, ids, views
    FROM entries e CROSS JOIN (VALUES (false), (true)) v(view)
    WHERE e.organization_id = NEW.organization_id AND e.collection_id = NEW.id
      AND e.deleted_at IS NULL AND (NOT v.view OR e.published IS NOT NULL);
  IF ids IS NULL THEN RETURN NULL; END IF;
  IF keys_differ THEN PERFORM gatehouse_keep_keys(organizations, ids, views); END IF;
  IF texts_differ THEN PERFORM gatehouse_keep_texts(organizations, ids, views); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_index AFTER UPDATE OF fields, publishes ON collections
  FOR EACH ROW WHEN (OLD.fields IS DISTINCT FROM NEW.fields OR OLD.publishes <> NEW.publishes)
  EXECUTE FUNCTION gatehouse_keep_index_of_collection();

-- Other languages, other texts.
CREATE FUNCTION gatehouse_keep_texts_of_organization() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  organizations uuid[];
  ids uuid[];
  views boolean[];
BEGIN
  SELECT array_agg(e.organization_id), array_agg(e.id), array_agg(v.view)
    INTO organizations, ids, views
    FROM entries e CROSS JOIN (VALUES (false), (true)) v(view)
    WHERE e.organization_id = NEW.organization_id
      AND e.deleted_at IS NULL AND (NOT v.view OR e.published IS NOT NULL);
  IF ids IS NOT NULL THEN PERFORM gatehouse_keep_texts(organizations, ids, views); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_texts AFTER UPDATE ON organization_settings
  FOR EACH ROW WHEN (to_jsonb(OLD)->'locales' IS DISTINCT FROM to_jsonb(NEW)->'locales')
  EXECUTE FUNCTION gatehouse_keep_texts_of_organization();

-- What somebody looks for, as PostgreSQL reads such words: several must all be there, those in quotes
-- beside each other, «or» and «-» are what they say; the last word may go on.
CREATE FUNCTION gatehouse_question(words text, locale text) RETURNS tsquery LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN words ~ '"\s*$' THEN q ELSE
    regexp_replace(q::text, '(^|[^!])(''(?:[^'']|'''')*'')([ )]*)$', '\1\2:*\3')::tsquery END
  FROM websearch_to_tsquery(gatehouse_dictionary(locale), words) AS q
$$;

-- The words that must be there, with a mark; null where there is none of them.
CREATE FUNCTION gatehouse_marked(mark text, question tsquery) RETURNS tsquery LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN querytree(question) NOT IN ('', 'T') THEN
    regexp_replace(regexp_replace(querytree(question), '<(?:-|\d+)>', '&', 'g'),
      '''((?:[^'']|'''')*)''', '''' || mark || '\1''', 'g')::tsquery END
$$;

-- The entries of the open organization whose words, in whatever fields, may answer a question. Whether
-- they do is for whoever asks to see, among the fields that the caller may read.
CREATE FUNCTION gatehouse_found(question tsquery, view boolean, wanted_locale text) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 100 SET search_path = public, pg_temp AS $$
  SELECT entry_id FROM entry_texts
  WHERE organization_id = gatehouse_organization() AND published = view AND locale = wanted_locale
    AND lookup @@ gatehouse_marked(gatehouse_mark(gatehouse_organization(), view), question)
$$;

-- Texts one after the other.
CREATE AGGREGATE gatehouse_joined(tsvector) (SFUNC = tsvector_concat, STYPE = tsvector, INITCOND = '');

-- What stands here already. The owner is bound by the policies too, and has opened no organization.
ALTER TABLE entries NO FORCE ROW LEVEL SECURITY;
ALTER TABLE collections NO FORCE ROW LEVEL SECURITY;
ALTER TABLE organization_settings NO FORCE ROW LEVEL SECURITY;
ALTER TABLE entry_keys NO FORCE ROW LEVEL SECURITY;
ALTER TABLE entry_texts NO FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
  organizations uuid[];
  ids uuid[];
  views boolean[];
BEGIN
  SELECT array_agg(e.organization_id), array_agg(e.id), array_agg(v.view)
    INTO organizations, ids, views
    FROM entries e CROSS JOIN (VALUES (false), (true)) v(view)
    WHERE e.deleted_at IS NULL AND (NOT v.view OR e.published IS NOT NULL);
  IF ids IS NOT NULL THEN
    PERFORM gatehouse_keep_keys(organizations, ids, views);
    PERFORM gatehouse_keep_texts(organizations, ids, views);
  END IF;
END $$;
ALTER TABLE entries FORCE ROW LEVEL SECURITY;
ALTER TABLE collections FORCE ROW LEVEL SECURITY;
ALTER TABLE organization_settings FORCE ROW LEVEL SECURITY;
ALTER TABLE entry_keys FORCE ROW LEVEL SECURITY;
ALTER TABLE entry_texts FORCE ROW LEVEL SECURITY;
