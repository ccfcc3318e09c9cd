import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const ROOT = path.join(__dirname, "../..");

/** Where .ci/run installs moto on a machine that has none. */
const CACHED = path.join(ROOT, "node_modules/.cache/holdfast/moto/bin/moto_server");

const MISSING =
  "the emulator tests need moto's server: there is no moto_server on the PATH, nor in node_modules/.cache. " +
  "Install it with `pip install 'moto[server]==5.2.1'`, or name the executable in HOLDFAST_MOTO.";

/** Python starts slowly on a machine that is busy. */
const START_LIMIT_MS = 60_000;

let said = false;

/** An emulated AWS on this machine: SQS and DynamoDB, with nothing in them. */
export class Moto {
  private constructor(
    private readonly child: ChildProcess,
    /** Such as http://127.0.0.1:40123. */
    readonly url: string,
  ) {}

  /**
   * Starts moto on a free port of 127.0.0.1. Without moto the tests are skipped, except where CI is set: there a test that does not run must
   * not look like one that passed.
   *
   * @throws Error in CI, where there is no moto; and where it does not start
   */
  static async start(skip: () => never): Promise<Moto> {
    const executable = findMoto();
    if (executable === undefined) {
      if (process.env.CI) throw new Error(MISSING);
      if (!said) console.log(`    skipped: ${MISSING}`);
      said = true;
      return skip();
    }
    // Port 0 is whichever is free; the server says which.
    const child = spawn(executable, ["-H", "127.0.0.1", "-p", "0"], { stdio: ["ignore", "pipe", "pipe"] });
    return new Moto(child, await urlOf(child));
  }

  /** Takes away all that was made. */
  async reset(): Promise<void> {
    const { ok } = await fetch(`${this.url}/moto-api/reset`, { method: "POST" });
    if (!ok) throw new Error("moto did not reset");
  }

  stop(): void {
    this.child.kill();
  }
}

function findMoto(): string | undefined {
  const named = process.env.HOLDFAST_MOTO;
  if (named !== undefined && named !== "") return named;
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return [...folders.map((folder) => path.join(folder, "moto_server")), CACHED].find((file) => existsSync(file));
}

function urlOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const failed = (why: string) => {
      child.kill();
      reject(new Error(`moto ${why}:\n${output}`));
    };
    const timer = setTimeout(() => failed(`did not start in ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const url = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.on("error", (error) => failed(error.message));
    child.on("exit", (code) => failed(`ended with ${code}`));
  });
}
