package main

import (
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
)

// Ranges by hand: a hexadecimal Content-Md5, an unquoted name, an end of 0 for 'to the end', text
// with a 416, 400 for a Range that it does not understand, and no validator. The body goes out in
// pieces of 512 bytes, or of 2048 where a range was asked for.
func pieces(root string) http.Handler {
	return withFile(root, func(w http.ResponseWriter, r *http.Request, file *os.File, info os.FileInfo) {
		hash := md5.New()
		if _, err := io.Copy(hash, file); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		header := w.Header()
		header.Set("Access-Control-Allow-Origin", "*")
		header.Set("Content-Type", "application/octet-stream")
		header.Set("Content-Disposition", "attachment; filename="+info.Name())
		header.Set("Content-Md5", hex.EncodeToString(hash.Sum(nil)))

		size := info.Size()
		start, end, status, pieceBytes := int64(0), size-1, http.StatusOK, 512
		if asked := r.Header.Get("Range"); asked != "" {
			first, last, understood := parse(asked)
			if !understood {
				w.WriteHeader(http.StatusBadRequest)
				return
			}
			if last == 0 {
				last = size - 1
			}
			if first >= size || last >= size || first > last {
				http.Error(w, "the range is outside the file", http.StatusRequestedRangeNotSatisfiable)
				return
			}
			start, end, status, pieceBytes = first, last, http.StatusPartialContent, 2048
			header.Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", start, end, size))
		}
		header.Set("Content-Length", strconv.FormatInt(end-start+1, 10))
		w.WriteHeader(status)
		if r.Method != http.MethodHead {
			file.Seek(start, io.SeekStart)
			send(w, io.LimitReader(file, end-start+1), pieceBytes)
		}
	})
}

func parse(asked string) (first, last int64, understood bool) {
	from, to, found := strings.Cut(strings.TrimPrefix(asked, "bytes="), "-")
	first, err := strconv.ParseInt(from, 10, 64)
	if !found || err != nil {
		return 0, 0, false
	}
	if to != "" {
		last, err = strconv.ParseInt(to, 10, 64)
	}
	return first, last, err == nil
}

func send(w io.Writer, from io.Reader, pieceBytes int) {
	piece := make([]byte, pieceBytes)
	for {
		count, err := from.Read(piece)
		if _, failed := w.Write(piece[:count]); failed != nil || err != nil {
			return
		}
	}
}
