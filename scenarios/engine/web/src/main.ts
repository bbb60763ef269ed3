import "./style.css";
import { h } from "./dom";
import { follow } from "./live";
import { parseReport } from "./model";
import { type Page, show } from "./page";
import { parseSweep } from "./sweep/model";
import { showSweep } from "./sweep/page";

declare global {
  interface Window {
    windtunnel?: Page;
  }
}

function start(): void {
  const root = document.getElementById("app")!;
  const text = document.getElementById("run")?.textContent?.trim() ?? "";
  try {
    if (text !== "") {
      const run = parseReport(text);
      if (run.kind === "sweep") {
        showSweep(parseSweep(text), root);
      } else {
        window.windtunnel = show(run, root);
      }
      return;
    }
    if (location.protocol.startsWith("http")) {
      follow(root, (page) => (window.windtunnel = page));
      return;
    }
    root.replaceChildren(h("p", {}, "There is no run in this page."));
  } catch (error) {
    root.replaceChildren(h("p", { role: "alert" }, `This report cannot be shown. ${error}`));
    throw error;
  }
}

start();
