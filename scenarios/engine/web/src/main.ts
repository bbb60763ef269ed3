import "./style.css";
import { h } from "./dom";
import { parseReport } from "./model";
import { type Page, show } from "./page";

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
      window.windtunnel = show(parseReport(text), root);
      return;
    }
    root.replaceChildren(h("p", {}, "There is no run in this page."));
  } catch (error) {
    root.replaceChildren(h("p", { role: "alert" }, `This report cannot be shown. ${error}`));
    throw error;
  }
}

start();
