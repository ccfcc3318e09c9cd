"""A small service on an instance or in a container. Where its database, table and queue are, its environment says: TABLE_CARTS, QUEUE_JOBS and
DATABASE_ORDERS_ENDPOINT, _PORT, _NAME and _SECRET, the same names in both Regions. It needs Python, and the commands `aws` and `psql`.

PUT /orders/ID    keeps an order in the database, a cart in the table, and sends a job to the queue; 201, or 503 where one of them refuses
GET /orders/ID    what the database and the table have of it; 404 where it is in neither
GET /jobs         receives a job from the queue, and takes it off
GET /healthz      200 while the process lives, whatever its stores do
"""
import http.server
import json
import os
import re
import subprocess
import urllib.parse

# Seconds that a store may take to answer.
TIMEOUT = float(os.environ.get("TIMEOUT", "10"))


def aws(service, command, **options):
    """What a command of AWS's prints, in the Region of the environment."""
    words = [word for name, value in options.items() for word in ("--" + name.replace("_", "-"), value)]
    done = subprocess.run(["aws", service, command, *words, "--output", "json"], capture_output=True, text=True, timeout=TIMEOUT, check=True)
    return json.loads(done.stdout or "{}")


def sql(statement, **values):
    """What a statement returns: its first column, a line a row. The login is read each time: it may be another one after a rotation."""
    of = lambda part: os.environ["DATABASE_ORDERS_" + part]
    login = json.loads(aws("secretsmanager", "get-secret-value", secret_id=of("SECRET"))["SecretString"])
    where = {"PGHOST": of("ENDPOINT"), "PGPORT": of("PORT"), "PGDATABASE": of("NAME"), "PGUSER": login["username"], "PGPASSWORD": login["password"]}
    words = [word for name, value in values.items() for word in ("-v", name + "=" + value)]
    run = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", *words]
    environment = {**os.environ, **where, "PGCONNECT_TIMEOUT": "3"}
    return subprocess.run(run, input=statement, env=environment, capture_output=True, text=True, timeout=TIMEOUT, check=True).stdout.split()


def put(order):
    sql("create table if not exists orders (id text primary key); insert into orders values (:'id') on conflict do nothing;", id=order)
    aws("dynamodb", "put-item", table_name=os.environ["TABLE_CARTS"], item=json.dumps({"id": {"S": order}}))
    aws("sqs", "send-message", queue_url=os.environ["QUEUE_JOBS"], message_body=order)


def get(order):
    key = json.dumps({"id": {"S": order}})
    in_table = "Item" in aws("dynamodb", "get-item", table_name=os.environ["TABLE_CARTS"], key=key)
    return {"database": sql("select id from orders where id = :'id';", id=order) == [order], "table": in_table}


def take_job():
    queue = os.environ["QUEUE_JOBS"]
    for message in aws("sqs", "receive-message", queue_url=queue).get("Messages", []):
        aws("sqs", "delete-message", queue_url=queue, receipt_handle=message["ReceiptHandle"])
        return message["Body"]
    return None


class Service(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path == "/healthz":
            return self.answer(200, "ok")
        self.answered(self.read)

    def do_PUT(self):
        self.answered(self.write)

    def read(self):
        if self.path == "/jobs":
            return 200, take_job()
        found = get(self.order())
        return (200 if any(found.values()) else 404), found

    def write(self):
        put(self.order())
        return 201, "kept"

    def order(self):
        match = re.fullmatch(r"/orders/([\w-]{1,64})", urllib.parse.unquote(self.path))
        if not match:
            raise KeyError(self.path)
        return match.group(1)

    def answered(self, work):
        try:
            self.answer(*work())
        except KeyError as missing:
            self.answer(404, "no " + str(missing))
        except (subprocess.SubprocessError, OSError) as failure:
            self.answer(503, (getattr(failure, "stderr", None) or str(failure)).strip())

    def answer(self, status, said):
        body = (json.dumps(said) + "\n").encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


if __name__ == "__main__":
    server = http.server.ThreadingHTTPServer(("", int(os.environ.get("PORT", "8080"))), Service)
    print(server.server_address[1], flush=True)
    server.serve_forever()
