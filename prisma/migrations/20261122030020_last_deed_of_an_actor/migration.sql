-- CreateIndex
CREATE INDEX "audit_events_organization_id_actor_id_occurred_at_idx" ON "audit_events"("organization_id", "actor_id", "occurred_at" DESC);
