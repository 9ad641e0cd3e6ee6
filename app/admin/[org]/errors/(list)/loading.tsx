import { ListLoading } from "../../_shell/list-loading.tsx";

/** The shape of the list while it comes. */
export default function ErrorsLoading() {
  return <ListLoading label="the browser errors" />;
}
