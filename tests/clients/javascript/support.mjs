// A windtunnel of one's own, and clients of the AWS SDK for JavaScript v3 that drive it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import readline from "node:readline";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const binary = process.env.WINDTUNNEL ?? path.join(root, "build/release/windtunnel");

export class Windtunnel {
  static async start(...options) {
    const child = spawn(binary, ["serve", "--port", "0", ...options], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines = readline.createInterface({ input: child.stdout });
    let url;
    for await (const line of lines) {
      if (line.startsWith("Listening on ")) url = line.split(" ").pop();
      if (line === "Ready.") break;
    }
    return new Windtunnel(child, url);
  }

  constructor(child, url) {
    this.child = child;
    this.url = url;
  }

  client(Client, options = {}) {
    return new Client({
      endpoint: this.url,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      maxAttempts: 1,
      ...options,
    });
  }

  stop() {
    this.child.kill("SIGTERM");
    return new Promise((resolve) => this.child.once("exit", resolve));
  }
}

// The call is refused with this code.
export async function refused(code, call) {
  await assert.rejects(call, (error) => {
    assert.equal(error.name, code, `${error.name}: ${error.message}`);
    return true;
  });
}

// All items that a paginator gives, and over how many pages.
export async function pages(paginator, items) {
  const found = [];
  let count = 0;
  for await (const page of paginator) {
    found.push(...(items(page) ?? []));
    ++count;
  }
  return { found, count };
}
