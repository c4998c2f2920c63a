// Opens our notes and checks our proofs with tools that we did not write: golang.org/x/mod/sumdb, the code that
// guards Go's own modules. Cosignatures, which that package does not know, are checked with Go's crypto library from
// the words of C2SP tlog-cosignature alone.
package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type inclusion struct {
	Index int64
	Entry []byte
	Proof [][]byte
}

type growth struct {
	Size  int64
	Root  []byte
	Proof [][]byte
}

type witness struct {
	Name   string
	Public []byte
}

type papers struct {
	Vkey       string
	Checkpoint string
	Inclusions []inclusion
	Growths    []growth
	Witnesses  []witness
}

func main() {
	var p papers
	if err := json.NewDecoder(os.Stdin).Decode(&p); err != nil {
		fail("input: %v", err)
	}
	size, root, text := open(p)
	for _, each := range p.Inclusions {
		err := tlog.CheckRecord(hashes(each.Proof), size, root, each.Index, tlog.RecordHash(each.Entry))
		report("inclusion", each.Index, err)
	}
	for _, each := range p.Growths {
		err := tlog.CheckTree(tlog.TreeProof(hashes(each.Proof)), size, root, each.Size, hash(each.Root))
		report("growth", each.Size, err)
	}
	for number, each := range p.Witnesses {
		report("cosignature", int64(number), cosigned(p.Checkpoint, text, each))
	}
}

// open has the note package verify the log's signature, then reads the three lines of C2SP tlog-checkpoint.
func open(p papers) (int64, tlog.Hash, string) {
	verifier, err := note.NewVerifier(p.Vkey)
	if err != nil {
		fail("vkey: %v", err)
	}
	opened, err := note.Open([]byte(p.Checkpoint), note.VerifierList(verifier))
	if err != nil {
		fmt.Println("note refused:", err)
		os.Exit(0)
	}
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || lines[0] != verifier.Name() {
		fail("checkpoint: %v", lines)
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		fail("root: %v", err)
	}
	fmt.Println("note ok")
	return size, root, opened.Text
}

// cosigned looks for a line of the witness and checks it as C2SP tlog-cosignature says, for Ed25519.
func cosigned(whole, text string, w witness) error {
	id := sha256.Sum256(append([]byte(w.Name+"\n\x04"), w.Public...))
	for _, line := range strings.Split(whole, "\n") {
		words := strings.Split(line, " ")
		if len(words) != 3 || words[0] != "\u2014" || words[1] != w.Name {
			continue
		}
		data, err := base64.StdEncoding.DecodeString(words[2])
		if err != nil || len(data) != 4+8+ed25519.SignatureSize || string(data[:4]) != string(id[:4]) {
			continue
		}
		at := binary.BigEndian.Uint64(data[4:12])
		message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", at, text)
		if ed25519.Verify(w.Public, []byte(message), data[12:]) {
			return nil
		}
		return fmt.Errorf("the signature does not hold")
	}
	return fmt.Errorf("no line of %s", w.Name)
}

func hash(data []byte) (h tlog.Hash) {
	copy(h[:], data)
	return h
}

func hashes(data [][]byte) tlog.RecordProof {
	found := make(tlog.RecordProof, len(data))
	for i, each := range data {
		found[i] = hash(each)
	}
	return found
}

func report(what string, number int64, err error) {
	if err != nil {
		fmt.Println(what, number, "refused:", err)
		return
	}
	fmt.Println(what, number, "ok")
}

func fail(format string, args ...interface{}) {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
	os.Exit(1)
}
