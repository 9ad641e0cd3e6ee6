import type pg from "pg";
import { openPool } from "@/lib/db/pool.ts";

/** Connections for jobs, beside those of requests; who opens them ends them. */
export const jobPool = (connectionString: string): pg.Pool => openPool(connectionString);
