// Files over HTTP in the ways that Go programs serve them: with the standard library as it is
// meant to be used, and by hand, as tutorials have it.
package main

import (
	"flag"
	"log"
	"net/http"
	"os"
	"path/filepath"
)

var handlers = map[string]func(root string) http.Handler{
	"fileserver":   fileServer,
	"servecontent": serveContent,
	"pieces":       pieces,
	"moving":       moving,
}

func main() {
	handler := flag.String("handler", "", "which one")
	root := flag.String("root", ".", "the folder to serve")
	address := flag.String("address", "127.0.0.1:0", "where to listen")
	flag.Parse()
	make, known := handlers[*handler]
	if !known {
		log.Fatalf("no handler %q", *handler)
	}
	log.Fatal(http.ListenAndServe(*address, make(*root)))
}

// http.FileServer; pages of other origins may not read.
func fileServer(root string) http.Handler {
	return http.FileServer(http.Dir(root))
}

// http.ServeContent with an ETag, and every header exposed.
func serveContent(root string) http.Handler {
	return withFile(root, func(w http.ResponseWriter, r *http.Request, file *os.File, info os.FileInfo) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Access-Control-Expose-Headers", "Content-Range, ETag")
		w.Header().Set("ETag", `"`+info.ModTime().Format("20060102150405.000000000")+`"`)
		http.ServeContent(w, r, info.Name(), info.ModTime(), file)
	})
}

type fileHandler func(http.ResponseWriter, *http.Request, *os.File, os.FileInfo)

// Opens the file that a request names.
func withFile(root string, serve fileHandler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		file, err := os.Open(filepath.Join(root, filepath.FromSlash(r.URL.Path)))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		defer file.Close()
		info, err := file.Stat()
		if err != nil || info.IsDir() {
			http.NotFound(w, r)
			return
		}
		serve(w, r, file, info)
	})
}
