import { ListLoading } from "../../../_shell/list-loading.tsx";

export default function ContentLoading() {
  return <ListLoading label="entries" />;
}
