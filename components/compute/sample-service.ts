import { readFileSync } from "node:fs";
import type { Instances } from "../config/schema/compute";

/**
 * A small stateless service in Python's standard library, which Amazon Linux 2023 has: nothing is installed at boot, so that an instance
 * starts without any other service of AWS being well. Its health path answers from memory alone.
 * @param healthPath the path that answers 200 while the process lives; visible ASCII, quotes and backslashes among it, which Python writes as JSON does
 */
export function sampleService(port: Instances["port"], healthPath: string): string {
  return `#!/bin/bash
set -euo pipefail
cat > /opt/service.py <<'PYTHON'
import http.server
import urllib.request

HEALTH_PATH = ${JSON.stringify(healthPath)}
METADATA = "http://169.254.169.254/latest"


def metadata(path):
    ask = urllib.request.Request(METADATA + "/api/token", method="PUT", headers={"X-aws-ec2-metadata-token-ttl-seconds": "60"})
    token = urllib.request.urlopen(ask, timeout=2).read().decode()
    ask = urllib.request.Request(METADATA + "/meta-data/" + path, headers={"X-aws-ec2-metadata-token": token})
    return urllib.request.urlopen(ask, timeout=2).read().decode()


def placed(path):
    try:
        return metadata(path)
    except Exception:  # Whatever the metadata service does, the service answers.
        return "unknown"


ZONE = placed("placement/availability-zone")
INSTANCE = placed("instance-id")


class Service(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        text = "ok\\n" if self.path == HEALTH_PATH else "served by " + INSTANCE + " in " + ZONE + "\\n"
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_HEAD = do_GET

    def log_message(self, *args):
        pass


http.server.ThreadingHTTPServer(("", ${port}), Service).serve_forever()
PYTHON
cat > /etc/systemd/system/service.service <<'UNIT'
[Unit]
Description=The sample service
After=network.target
# A fixed fleet replaces no instance, so systemd must never give up on the service.
StartLimitIntervalSec=0

[Service]
ExecStart=/usr/bin/python3 /opt/service.py
Restart=always
RestartSec=1
DynamicUser=yes

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable --now service.service
`;
}

/** The instances' user data: the user's own file, byte for byte since cloud-init takes it compressed too, or the sample service. */
export function userDataOf(compute: Instances, healthPath: string): Buffer {
  return compute.userData === undefined
    ? Buffer.from(sampleService(compute.port, healthPath))
    : readFileSync(compute.userData);
}
