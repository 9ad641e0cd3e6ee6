-- AlterTable
ALTER TABLE "entries" ADD COLUMN     "schedule" JSONB,
ADD COLUMN     "schedule_failure" JSONB,
ADD COLUMN     "unpublish_at" TIMESTAMPTZ(3);

-- A time from an import, at which nothing would have happened: nobody is known who wants it now.
ALTER TABLE entries NO FORCE ROW LEVEL SECURITY;
UPDATE entries SET publish_at = NULL, schedule_failure = jsonb_build_object(
    'deed', 'publish', 'dueAt', to_char(publish_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'at', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'reason', 'It was imported before schedules ran by themselves. Schedule it again.')
  WHERE publish_at IS NOT NULL;
ALTER TABLE entries FORCE ROW LEVEL SECURITY;

-- What shall happen by itself has somebody by whose rights it does.
ALTER TABLE entries ADD CONSTRAINT entries_schedule_by_somebody
  CHECK (schedule IS NOT NULL OR (publish_at IS NULL AND unpublish_at IS NULL));
ALTER TABLE entries ADD CONSTRAINT entries_schedule_in_order
  CHECK (publish_at IS NULL OR unpublish_at IS NULL OR publish_at < unpublish_at);
