import assert from "node:assert/strict";
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer, request, type Server } from "node:http";
import { connect, createServer, type AddressInfo, type Server as TcpServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { sampleService } from "../../../components/compute/sample-service";
import { planOf } from "../plans";

const METADATA = "http://169.254.169.254/latest";

/** Visible ASCII as a health path may have it: quotes, backslashes, and what a shell would take for its own. */
const HOSTILE_PATH = `/he"alth'\\n\\$(id)\`id\`\${HOME}%s{0}#PYTHON`;

interface Answer {
  status: number;
  body: string;
  type: string | undefined;
  length: string | undefined;
}

const hasPython = spawnSync("python3", ["--version"]).status === 0;

/** The address of a server that listens on a free port of this machine. */
async function listening(server: Server | TcpServer): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** A port without a listener. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  server.close();
  await once(server, "close");
  return port;
}

/** An instance's metadata as IMDSv2 gives it out: a token first, by PUT and with a time to live, then values against it. */
function metadataService(): Server {
  return createHttpServer((req, res) => {
    const { method, url, headers } = req;
    if (method === "PUT" && url === "/latest/api/token" && Number(headers["x-aws-ec2-metadata-token-ttl-seconds"]) > 0)
      return void res.end("t0ken");
    const values: Record<string, string> = {
      "/latest/meta-data/placement/availability-zone": "us-east-1b",
      "/latest/meta-data/instance-id": "i-0123456789abcdef0",
    };
    const known = method === "GET" && headers["x-aws-ec2-metadata-token"] === "t0ken" ? values[url!] : undefined;
    res.statusCode = known ? 200 : 401;
    res.end(known);
  });
}

/** Runs user data as an instance would, with its own folders for the system's, and returns the service's program and unit. */
function unpack(userData: string, folder: string): { program: string; unit: string } {
  for (const name of ["opt", "system"]) mkdirSync(path.join(folder, name));
  const here = userData.replaceAll("/opt/", `${folder}/opt/`).replaceAll("/etc/systemd/system/", `${folder}/system/`);
  const run = spawnSync("bash", ["-s"], { input: `systemctl() { :; }\n${here}`, encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
  const text = (name: string) => readFileSync(path.join(folder, name), "utf8");
  return { program: text("opt/service.py"), unit: text("system/service.service") };
}

function ask(port: number, method: string, url: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, method, path: url, agent: false }, (res) => {
      let body = "";
      res.on("data", (part) => (body += part));
      res.on("end", () => {
        const { "content-type": type, "content-length": length } = res.headers;
        resolve({ status: res.statusCode!, body, type, length });
      });
    });
    asked.on("error", reject);
    asked.end();
  });
}

/** All that the service says on a connection, to the byte. */
function said(port: number, words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(words));
    let all = "";
    socket.on("data", (part) => (all += part.toString("latin1")));
    socket.on("end", () => resolve(all));
    socket.on("error", reject);
  });
}

/** Asks until the service has started. */
async function patiently(port: number, method: string, url: string): Promise<Answer> {
  const end = Date.now() + 15_000;
  for (;;) {
    try {
      return await ask(port, method, url);
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

describe("the sample service", () => {
  let folder: string;
  const closed: (() => void)[] = [];

  before(function () {
    if (hasPython) return;
    console.log("      python3 is not on the PATH: the sample service is not run");
    this.skip();
  });
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "holdfast-"));
    closed.push(() => rmSync(folder, { recursive: true }));
  });
  afterEach(() => {
    for (const close of closed.splice(0)) close();
  });

  /** Starts the service of some user data on this machine, and returns its port. */
  async function start(userData: string, port: number, metadataPort: number): Promise<number> {
    const { program } = unpack(userData, folder);
    assert.ok(program.includes(METADATA));
    assert.equal(program.split(`("", ${port})`).length, 2, "the service listens on the settings' port");
    const own = await freePort();
    const file = path.join(folder, "service.py");
    writeFileSync(
      file,
      program.replace(METADATA, `http://127.0.0.1:${metadataPort}/latest`).replace(`("", ${port})`, `("", ${own})`),
    );
    const child: ChildProcess = spawn("python3", [file], { stdio: ["ignore", "ignore", "inherit"] });
    closed.push(() => child.kill());
    return own;
  }

  async function metadataPort(server: Server | TcpServer = metadataService()): Promise<number> {
    closed.push(() => server.close());
    return listening(server);
  }

  it("answers on the health path that the load balancer asks for, and everywhere with its zone and instance", async () => {
    const { primary } = await planOf("shipped");
    const { healthCheck, port } = primary.one("aws:lb:TargetGroup").inputs;
    const userData = Buffer.from(primary.one("aws:ec2:LaunchTemplate").inputs["userData"], "base64").toString();
    const own = await start(userData, port, await metadataPort());
    const health = await patiently(own, "GET", healthCheck.path);
    assert.deepEqual(health, { status: Number(healthCheck.matcher), body: "ok\n", type: "text/plain", length: "3" });
    const page = await ask(own, "GET", "/");
    assert.equal(page.status, 200);
    assert.equal(page.body, "served by i-0123456789abcdef0 in us-east-1b\n");
  });

  it("answers HEAD with the length of the body and without it", async () => {
    const own = await start(sampleService(8080, "/healthz"), 8080, await metadataPort());
    const head = await patiently(own, "HEAD", "/healthz");
    assert.deepEqual(head, { status: 200, body: "", type: "text/plain", length: "3" });
    const bytes = await said(own, "HEAD /healthz HTTP/1.1\r\nHost: it\r\nConnection: close\r\n\r\n");
    assert.match(bytes, /\r\n\r\n$/, "a body would be taken for the beginning of the next answer");
  });

  it("answers on a health path of any visible characters", async () => {
    const own = await start(sampleService(9000, HOSTILE_PATH), 9000, await metadataPort());
    assert.equal((await patiently(own, "GET", HOSTILE_PATH)).body, "ok\n");
    assert.match((await ask(own, "GET", "/health")).body, /^served by/);
  });

  it("answers while the metadata service cannot be reached", async () => {
    const own = await start(sampleService(8080, "/healthz"), 8080, await freePort());
    assert.equal((await patiently(own, "GET", "/healthz")).status, 200);
    assert.equal((await ask(own, "GET", "/")).body, "served by unknown in unknown\n");
  });

  it("answers while the metadata service talks nonsense", async () => {
    const nonsense = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.end("no HTTP at all\r\n\r\n");
    });
    const own = await start(sampleService(8080, "/healthz"), 8080, await metadataPort(nonsense));
    assert.equal((await patiently(own, "GET", "/healthz")).status, 200);
    assert.equal((await ask(own, "GET", "/")).body, "served by unknown in unknown\n");
  });

  it("is started for good: by a unit that runs it without root and never gives up", () => {
    const { unit } = unpack(sampleService(8080, "/healthz"), folder);
    for (const line of ["Restart=always", "StartLimitIntervalSec=0", "DynamicUser=yes", "WantedBy=multi-user.target"])
      assert.ok(unit.split("\n").includes(line), line);
    assert.match(unit, /^ExecStart=\/usr\/bin\/python3 .*\/opt\/service\.py$/m);
  });
});

describe("the sample service's user data", () => {
  it("is a script that bash can read, whatever the health path, and fits into EC2's 16 KB", () => {
    for (const healthPath of ["/healthz", HOSTILE_PATH]) {
      const text = sampleService(8080, healthPath);
      assert.match(text, /^#!\/bin\/bash\n/, "cloud-init runs what begins with #!");
      const read = spawnSync("bash", ["-n"], { input: text, encoding: "utf8" });
      assert.equal(read.status, 0, read.stderr);
      assert.ok(Buffer.byteLength(text) <= 16 * 1024);
    }
  });
});
