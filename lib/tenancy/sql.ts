/**
 * @NOTE The one way to pieces of SQL for repositories, which never see the database client. No
 * `raw`: a text that came from outside can only ever be a value.
 */
export { joinSql, sql, type Sql } from "@/lib/db/sql.ts";
