import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { type SqlError, type Row } from "../../../steps/sql/session";
import type { FakeDatabase } from "./database";

// Numbers and forms: MS-TDS, "Tabular Data Stream Protocol" (learn.microsoft.com/openspecs/windows_protocols/ms-tds).
const packets = { batch: 1, rpc: 3, answer: 4, token: 8, login: 16, prelogin: 18 } as const;

/** A server that speaks TDS without encryption on a loopback address, with one database behind it. */
export class TdsServer {
    /** Tokens that clients signed in with. */
    readonly tokens: string[] = [];
    /** Names of packets that arrived. */
    readonly received: string[] = [];
    /** Errors that the next logins are refused with. */
    readonly refusals: SqlError[] = [];
    /** Ends the connection at a text that matches; once. */
    killAt: RegExp | undefined;
    private readonly server: Server = createServer((socket) => this.serve(socket));
    private readonly sockets = new Set<Socket>();

    constructor(private readonly database: FakeDatabase) {}

    async start(): Promise<void> {
        await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    }

    async stop(): Promise<void> {
        this.sockets.forEach((socket) => socket.destroy());
        await new Promise((resolve) => this.server.close(resolve));
    }

    get address(): string {
        return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    }

    private serve(socket: Socket): void {
        this.sockets.add(socket);
        let [buffer, message] = [Buffer.alloc(0), Buffer.alloc(0)];
        socket.on("error", () => undefined);
        socket.on("close", () => {
            this.sockets.delete(socket);
            this.database.rollBack();
        });
        socket.on("data", (data) => {
            buffer = Buffer.concat([buffer, data]);
            while (buffer.length >= 8 && buffer.length >= buffer.readUInt16BE(2)) {
                const [type, isLast, length] = [buffer.readUInt8(0), buffer.readUInt8(1) & 1, buffer.readUInt16BE(2)];
                message = Buffer.concat([message, buffer.subarray(8, length)]);
                buffer = buffer.subarray(length);
                if (isLast) {
                    this.answer(socket, type, message);
                    message = Buffer.alloc(0);
                }
            }
        });
    }

    private answer(socket: Socket, type: number, message: Buffer): void {
        this.received.push(Object.entries(packets).find(([, number]) => number === type)?.[0] ?? String(type));
        switch (type) {
            case packets.prelogin:
                return send(socket, prelogin());
            case packets.login:
                return send(socket, fedAuthInfo());
            case packets.token: {
                this.tokens.push(message.toString("ucs2", 8));
                const refusal = this.refusals.shift();
                return send(socket, refusal ? failure(refusal) : Buffer.concat([loginAck(), done()]));
            }
            case packets.batch:
                return this.run(socket, message.toString("ucs2", message.readUInt32LE(0)), {});
            case packets.rpc: {
                const [statement, , ...values] = rpcParameters(message);
                return this.run(
                    socket,
                    statement?.value ?? "",
                    Object.fromEntries(values.map((each) => [each.name.slice(1), each.value])),
                );
            }
        }
    }

    private run(socket: Socket, text: string, parameters: Record<string, string>): void {
        if (this.killAt?.test(text)) {
            this.killAt = undefined;
            socket.destroy();
            return;
        }
        // What tedious sends after a login.
        if (/^set /.test(text)) {
            return send(socket, done());
        }
        const before = this.database.depth;
        try {
            const rows = this.database.run(text, parameters);
            send(socket, Buffer.concat([transaction(before, this.database.depth), table(rows), done()]));
        } catch (error) {
            send(socket, Buffer.concat([transaction(before, this.database.depth), failure(error as SqlError)]));
        }
    }
}

function send(socket: Socket, data: Buffer): void {
    const size = 4000;
    for (let at = 0; at < data.length; at += size) {
        const part = data.subarray(at, at + size);
        const header = Buffer.from([packets.answer, at + size >= data.length ? 1 : 0, 0, 0, 0, 0, 1, 0]);
        header.writeUInt16BE(part.length + 8, 2);
        socket.write(Buffer.concat([header, part]));
    }
}

const u8 = (value: number) => Buffer.from([value]);
const u16 = (value: number) => Buffer.from([value & 255, value >> 8]);
const u32 = (value: number) => Buffer.from(Uint32Array.of(value).buffer);
const ucs2 = (text: string) => Buffer.from(text, "ucs2");
const shortText = (text: string) => Buffer.concat([u8(text.length), ucs2(text)]);
const longText = (text: string) => Buffer.concat([u16(text.length), ucs2(text)]);

function prelogin(): Buffer {
    const values = [Buffer.from([16, 0, 0, 0, 0, 0]), u8(2), u8(1)];
    const options = [0, 1, 6];
    let offset = options.length * 5 + 1;
    const heads = options.map((option, i) => {
        const head = Buffer.from([option, 0, 0, 0, 0]);
        head.writeUInt16BE(offset, 1);
        head.writeUInt16BE(values[i]!.length, 3);
        offset += values[i]!.length;
        return head;
    });
    return Buffer.concat([...heads, u8(255), ...values]);
}

function fedAuthInfo(): Buffer {
    const texts = [ucs2("https://login.example/tenant"), ucs2("https://database.windows.net/")];
    let offset = 4 + 9 * texts.length;
    const heads = texts.map((text, i) => {
        const head = Buffer.concat([u8(i + 1), u32(text.length), u32(offset)]);
        offset += text.length;
        return head;
    });
    const data = Buffer.concat([u32(texts.length), ...heads, ...texts]);
    return Buffer.concat([u8(0xee), u32(data.length), data]);
}

function loginAck(): Buffer {
    const data = Buffer.concat([u8(1), Buffer.from([0x74, 0, 0, 4]), shortText("Fake"), Buffer.from([16, 0, 0, 0])]);
    return Buffer.concat([u8(0xad), u16(data.length), data]);
}

const done = (status = 0) => Buffer.concat([u8(0xfd), u16(status), u16(0), Buffer.alloc(8)]);

function failure({ number = 50000, message, line = 1 }: SqlError): Buffer {
    const data = Buffer.concat([
        u32(number),
        u8(1),
        u8(16),
        longText(message),
        shortText("fake"),
        shortText(""),
        u32(line),
    ]);
    return Buffer.concat([u8(0xaa), u16(data.length), data, done(2)]);
}

/** What tells a client that a transaction began (8), was committed (9) or rolled back (10). */
function transaction(before: number, after: number): Buffer {
    if ((before === 0) === (after === 0)) {
        return Buffer.alloc(0);
    }
    const id = Buffer.alloc(8, 7);
    const data = after > 0 ? [u8(8), u8(8), id, u8(0)] : [u8(9), u8(0), u8(8), id];
    const joined = Buffer.concat(data);
    return Buffer.concat([u8(0xe3), u16(joined.length), joined]);
}

const collation = Buffer.from([9, 4, 0xd0, 0, 0x34]);

/** Rows of texts, numbers and nulls. */
function table(rows: readonly Row[]): Buffer {
    const [first] = rows;
    if (!first) {
        return Buffer.alloc(0);
    }
    const columns = Object.keys(first).map((name) => ({ name, isNumber: typeof first[name] === "number" }));
    const heads = columns.map(({ name, isNumber }) =>
        Buffer.concat([
            u32(0),
            u16(1),
            isNumber ? Buffer.from([0x26, 4]) : Buffer.concat([u8(0xe7), u16(8000), collation]),
            shortText(name),
        ]),
    );
    const cells = (row: Row) =>
        columns.map(({ name, isNumber }) => {
            const value = row[name];
            if (isNumber) {
                return Buffer.concat([u8(4), u32(value as number)]);
            }
            const text = ucs2((value ?? "") as string);
            return value === null ? u16(0xffff) : Buffer.concat([u16(text.length), text]);
        });
    return Buffer.concat([
        u8(0x81),
        u16(columns.length),
        ...heads,
        ...rows.flatMap((row) => [u8(0xd1), ...cells(row)]),
    ]);
}

/** Parameters of a call of `sp_executesql`, all of them texts. */
function rpcParameters(message: Buffer): { name: string; value: string }[] {
    // Headers, then 0xffff, the number of the procedure and flags.
    let at = message.readUInt32LE(0) + 6;
    const found: { name: string; value: string }[] = [];
    while (at < message.length) {
        const nameEnd = at + 1 + message.readUInt8(at) * 2;
        const name = message.toString("ucs2", at + 1, nameEnd);
        const isLong = message.readUInt16LE(nameEnd + 2) === 0xffff;
        // Behind the name: flags, type, greatest length and collation.
        const begin = nameEnd + 1 + 1 + 2 + 5;
        const [value, end] = isLong ? longValue(message, begin + 8) : shortValue(message, begin);
        found.push({ name, value });
        at = end;
    }
    return found;
}

function shortValue(message: Buffer, at: number): [string, number] {
    const end = at + 2 + message.readUInt16LE(at);
    return [message.toString("ucs2", at + 2, end), end];
}

function longValue(message: Buffer, from: number): [string, number] {
    const parts: string[] = [];
    let at = from;
    for (let length = message.readUInt32LE(at); length > 0; length = message.readUInt32LE(at)) {
        parts.push(message.toString("ucs2", at + 4, at + 4 + length));
        at += 4 + length;
    }
    return [parts.join(""), at + 4];
}
