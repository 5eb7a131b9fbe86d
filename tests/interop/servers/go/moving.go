package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

// Scans the offset out of Range and seeks by itself, then hands the file to http.ServeContent, which
// does all that again, with the present time: Last-Modified moves with every answer.
func moving(root string) http.Handler {
	return withFile(root, func(w http.ResponseWriter, r *http.Request, file *os.File, info os.FileInfo) {
		var offset int64
		fmt.Sscanf(r.Header.Get("Range"), "bytes=%d-", &offset)
		if _, err := file.Seek(offset, io.SeekStart); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Access-Control-Allow-Origin", "*")
		http.ServeContent(w, r, info.Name(), time.Now(), file)
	})
}
