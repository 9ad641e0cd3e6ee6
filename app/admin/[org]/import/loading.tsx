import { ListLoading } from "../_shell/list-loading.tsx";

export default function ImportLoading() {
  return <ListLoading label="imports" />;
}
