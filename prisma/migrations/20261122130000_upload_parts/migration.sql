-- Who writes a part holds the row for the transaction in which it does: no moment is kept that a process
-- which died could not take back.
ALTER TABLE "uploads" DROP COLUMN "held_until";
