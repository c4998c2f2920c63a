"""Papers and pictures: reports, manifests, marked workbooks. What people read and sign."""
