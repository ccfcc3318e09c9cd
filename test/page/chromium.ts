import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { pathToFileURL } from "node:url";

/** Where the browser is; undefined where there is none. */
export function chromiumPath(): string | undefined {
  const path = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  return existsSync(path) ? path : undefined;
}

/** Runs in the page. */
const PROBE = readFileSync(join(__dirname, "probe.js"), "utf8");

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--hide-scrollbars",
  "--remote-debugging-pipe",
];

/** Windows' virtual key codes. */
const KEYS = {
  ...{ Tab: 9, Enter: 13, Escape: 27, End: 35, Home: 36 },
  ...{ ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40 },
};

type Fields = Record<string, any>;
type Listener = (method: string, params: Fields, session: string | undefined) => void;

/** A headless Chromium, spoken to by the DevTools protocol over its pipe: no port is open, and no package is needed. */
export class Chromium {
  private readonly waiting = new Map<number, { done: (result: Fields) => void; failed: (error: Error) => void }>();
  private readonly listeners = new Set<Listener>();
  private readonly to: Writable;
  private count = 0;

  private constructor(
    private readonly child: ChildProcess,
    private readonly profile: string,
  ) {
    this.to = child.stdio[3] as Writable;
    const from = child.stdio[4] as Readable;
    let rest = "";
    from.setEncoding("utf8").on("data", (chunk: string) => {
      const messages = (rest + chunk).split("\0");
      rest = messages.pop()!;
      for (const message of messages) this.receive(JSON.parse(message) as Fields);
    });
    child.once("exit", (code) => {
      for (const { failed } of this.waiting.values()) failed(new Error(`chromium ended with ${code}`));
    });
  }

  static launch(path: string): Chromium {
    const profile = mkdtempSync(join(tmpdir(), "holdfast-chromium-"));
    const child = spawn(path, [...FLAGS, `--user-data-dir=${profile}`], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    return new Chromium(child, profile);
  }

  send(method: string, params: Fields = {}, session?: string): Promise<Fields> {
    const id = ++this.count;
    const answer = new Promise<Fields>((done, failed) => this.waiting.set(id, { done, failed }));
    this.to.write(`${JSON.stringify({ id, method, params, ...(session && { sessionId: session }) })}\0`);
    return answer;
  }

  listen(listener: Listener): void {
    this.listeners.add(listener);
  }

  /** A tab with nothing in it. */
  async tab(): Promise<Tab> {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const tab = new Tab(this, sessionId as string, targetId as string);
    for (const domain of ["Page", "Runtime", "Network", "Log"]) await tab.send(`${domain}.enable`);
    return tab;
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    await this.send("Browser.close");
    await ended;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private receive({ id, result, error, method, params, sessionId }: Fields): void {
    const one = this.waiting.get(id as number);
    this.waiting.delete(id as number);
    if (one && error) one.failed(new Error(`${JSON.stringify(error)}`));
    else if (one) one.done(result as Fields);
    else if (method) for (const listener of this.listeners) listener(method as string, params as Fields, sessionId);
  }
}

/** One page, with what went wrong in it and what it asked the network for. */
export class Tab {
  readonly errors: string[] = [];
  readonly requests: string[] = [];
  private loaded: (() => void) | undefined;

  constructor(
    private readonly browser: Chromium,
    private readonly session: string,
    private readonly target: string,
  ) {
    browser.listen((method, params, session) => session === this.session && this.heard(method, params));
  }

  send(method: string, params: Fields = {}): Promise<Fields> {
    return this.browser.send(method, params, this.session);
  }

  /** Opens a file and waits until it is whole. */
  async open(file: string): Promise<void> {
    const whole = new Promise<void>((resolve) => (this.loaded = resolve));
    await this.send("Page.navigate", { url: pathToFileURL(file).href });
    await whole;
  }

  async resize(width: number, height: number): Promise<void> {
    await this.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  }

  /** The value of an expression in the page; `probe` is what probe.js defines. */
  async evaluate<T>(expression: string): Promise<T> {
    await this.send("Runtime.evaluate", { expression: PROBE });
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression, returnByValue: true });
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return result.value as T;
  }

  /** Clicks with the mouse in the middle of the first element that a selector finds and the window shows. */
  async click(selector: string): Promise<void> {
    const at = await this.evaluate<{ x: number; y: number } | null>(`probe.centre(${JSON.stringify(selector)})`);
    if (!at) throw new Error(`${selector} is not visible`);
    const button = { x: at.x, y: at.y, button: "left", clickCount: 1 };
    await this.send("Input.dispatchMouseEvent", { type: "mouseMoved", x: at.x, y: at.y });
    await this.send("Input.dispatchMouseEvent", { type: "mousePressed", ...button });
    await this.send("Input.dispatchMouseEvent", { type: "mouseReleased", ...button });
  }

  async press(key: keyof typeof KEYS): Promise<void> {
    const event = { key, code: key, windowsVirtualKeyCode: KEYS[key], ...(key === "Enter" && { text: "\r" }) };
    await this.send("Input.dispatchKeyEvent", { type: "keyDown", ...event });
    await this.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
  }

  /** The whole page, or what the window shows of it. */
  async screenshot(captureBeyondViewport = true): Promise<Buffer> {
    const { data } = await this.send("Page.captureScreenshot", { captureBeyondViewport });
    return Buffer.from(data as string, "base64");
  }

  close(): Promise<unknown> {
    return this.browser.send("Target.closeTarget", { targetId: this.target });
  }

  private heard(method: string, params: Fields): void {
    if (method === "Page.loadEventFired") this.loaded?.();
    if (method === "Runtime.exceptionThrown") this.errors.push(JSON.stringify(params["exceptionDetails"]));
    if (method === "Log.entryAdded") this.errors.push(String(params["entry"].text));
    if (method === "Network.requestWillBeSent") this.requests.push(String(params["request"].url));
  }
}
