"use client";

import { useState } from "react";
import { Button } from "../_ui/button.tsx";

/** Ends the guest's own visit and shows the form again. */
export function LeaveButton() {
  const [leaving, setLeaving] = useState(false);
  const leave = async (): Promise<void> => {
    setLeaving(true);
    await fetch("/api/guest/leave", { method: "POST" });
    window.location.assign("/maintenance");
  };
  return (
    <Button size="lg" wide loading={leaving} loadingLabel="Leaving" onClick={() => void leave()}>
      Leave
    </Button>
  );
}
