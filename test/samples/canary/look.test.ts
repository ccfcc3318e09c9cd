import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

// What Synthetics runs: plain JavaScript.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { handler } = require("../../../samples/canary/look.js") as { handler: () => Promise<string> };

/** A self-signed certificate for localhost. */
function selfSigned(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-"));
  try {
    const [key, cert] = ["key.pem", "cert.pem"].map((file) => path.join(folder, file)) as [string, string];
    execFileSync(
      "openssl",
      `req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout ${key} -out ${cert}`.split(
        " ",
      ),
      { stdio: "ignore" },
    );
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("a canary's run", () => {
  let server: https.Server;
  let url: string;
  let answer: number | "silence";
  const environment = { ...process.env };

  before(async () => {
    const { key, cert } = selfSigned();
    server = https.createServer({ key, cert }, (_, response) => {
      if (answer !== "silence") response.writeHead(answer).end("well");
    });
    await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
    url = `https://localhost:${(server.address() as AddressInfo).port}/healthz`;
  });

  after(() => {
    server.closeAllConnections();
    server.close();
    process.env = environment;
  });

  const look = (code: number | "silence", fine: "2xx" | "served", trusts = true): Promise<string> => {
    answer = code;
    Object.assign(process.env, { URL: url, FINE: fine, TIMEOUT: "300" });
    process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = trusts ? "0" : "1";
    return handler();
  };

  it("succeeds with a 2xx code of the health path", async () => {
    assert.equal(await look(200, "2xx"), `${url} answers 200`);
    assert.equal(await look(204, "2xx"), `${url} answers 204`);
  });

  for (const code of [199 + 101, 404, 500, 503])
    it(`fails with code ${code} of the health path`, async () => {
      await assert.rejects(look(code, "2xx"), new RegExp(`answers ${code}`));
    });

  it("succeeds at the users' name with any code below 500, such as that of a static page without the path", async () => {
    for (const code of [200, 301, 403, 404]) await look(code, "served");
    await assert.rejects(look(502, "served"), /answers 502/);
  });

  it("fails without an answer in time", async () => {
    await assert.rejects(look("silence", "served"), /no answer in 300 ms/);
  });

  it("fails with a certificate that is not trusted", async () => {
    await assert.rejects(look(200, "served", false), /self-signed/);
  });

  it("fails where the connection is refused", async () => {
    Object.assign(process.env, { URL: "https://localhost:1/healthz", FINE: "served", TIMEOUT: "300" });
    await assert.rejects(handler(), /ECONNREFUSED/);
  });
});
