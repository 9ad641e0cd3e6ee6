import { ListLoading } from "../../_shell/list-loading.tsx";

/** The shape of the log while it comes. */
export default function AuditLogLoading() {
  return <ListLoading label="the audit log" />;
}
